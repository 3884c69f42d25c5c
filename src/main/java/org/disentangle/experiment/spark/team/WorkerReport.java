package org.disentangle.experiment.spark.team;

import java.io.Serializable;

/**
 * What became of a worker.
 *
 * @param status that its process returned
 * @param reason how it ended; empty if well
 */
record WorkerReport(int status, String reason) implements Serializable {}
