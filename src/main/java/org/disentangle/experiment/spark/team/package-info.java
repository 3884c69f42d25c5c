/** Trains one model by a team of processes, each started by a task of a cluster. */
package org.disentangle.experiment.spark.team;
