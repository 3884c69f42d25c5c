package org.disentangle.experiment.spark.team;

import java.io.Serializable;
import java.util.List;
import org.disentangle.process.ProcessFailure;

/**
 * What became of a worker.
 *
 * @param status that its process returned
 * @param reason how it ended; empty if well
 */
record WorkerReport(int status, String reason) implements Serializable {

  /** How a worker failed. */
  ProcessFailure failure() {
    return new ProcessFailure(status, reason, "stderr of its executor", List.of());
  }
}
