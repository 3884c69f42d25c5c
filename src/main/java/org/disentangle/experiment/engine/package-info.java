/** Runs trials as processes of this machine, and knows the command line of each kind of trial. */
package org.disentangle.experiment.engine;
