/** Trains one model with a team of processes, each started by a Spark task. */
package org.disentangle.experiment.spark.team;
