/**
 * Runs the trials of a sweep on a cluster. A trial is a task that starts the trial's own process on
 * an executor and puts its result folder into the store; the driver holds one small row for each.
 */
package org.disentangle.experiment.spark.engine;
