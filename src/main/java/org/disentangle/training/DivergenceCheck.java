package org.disentangle.training;

import org.disentangle.UserErrorException;

/** Stops a training whose loss is no longer a number. */
public final class DivergenceCheck implements TrainingListener {

  /**
   * Looks at every term of every step.
   *
   * @throws UserErrorException naming the step, the term and what to try
   */
  @Override
  public void stepEnded(StepReport report) {
    float[] values = report.values();
    // The terms before their sum: the one that went wrong is the one to name.
    for (int i = values.length - 1; i >= 0; i--) {
      if (!Float.isFinite(values[i])) {
        throw new UserErrorException(
            "training diverged at step %d: %s is %s; try a smaller optimizer.learning_rate, optimizer.clip_norm: 10, or more optimizer.warm_up_steps"
                .formatted(report.step(), report.names().get(i), values[i]));
      }
    }
  }
}
