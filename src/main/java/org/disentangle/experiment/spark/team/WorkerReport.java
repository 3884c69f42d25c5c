package org.disentangle.experiment.spark.team;

import java.io.Serializable;
import java.util.List;
import org.disentangle.process.ProcessFailure;

/**
 * The end of a worker.
 *
 * @param status the exit status of its process
 * @param reason how it failed; empty if it succeeded
 */
record WorkerReport(int status, String reason) implements Serializable {

  /** How a worker failed. */
  ProcessFailure failure() {
    return new ProcessFailure(status, reason, "stderr of its executor", List.of());
  }
}
