/** Runs trials as processes on this machine, and defines the command line of each kind of trial. */
package org.disentangle.experiment.engine;
