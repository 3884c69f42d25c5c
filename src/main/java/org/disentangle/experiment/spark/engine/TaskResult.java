package org.disentangle.experiment.spark.engine;

import java.io.Serializable;

/**
 * What a task gives back of a trial: all that the driver holds of it.
 *
 * @param id of the trial
 * @param attempts how often it was started
 * @param error one sentence on its last failure; empty if it succeeded
 * @param seconds of the last attempt; 0 if its result had been there already
 */
record TaskResult(String id, int attempts, String error, double seconds) implements Serializable {

  boolean succeeded() {
    return error.isEmpty();
  }
}
