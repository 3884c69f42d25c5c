/** Estimates the time of a sweep from a few measured steps. */
package org.disentangle.experiment.estimate;
