package org.disentangle.training.listener;

import java.util.List;

/**
 * The report of a step.
 *
 * @param step from 1
 * @param totalSteps of the run
 * @param epoch the step belongs to, from 1
 * @param images seen so far
 * @param elapsedNanos since the first step began
 * @param learningRate of this step
 * @param names {@code loss}, the terms of the stage, the model's monitors, and the weights that
 *     change
 * @param values before the step's update, nats per image; the listener must copy what it keeps
 */
public record StepReport(
    long step,
    long totalSteps,
    int epoch,
    long images,
    long elapsedNanos,
    double learningRate,
    List<String> names,
    float[] values) {

  /** Images a second so far, validation included. */
  public double imagesPerSecond() {
    return images / (elapsedNanos / 1e9);
  }

  /** Seconds that the rest will take at the speed so far. */
  public double secondsLeft() {
    return (totalSteps - step) * (elapsedNanos / 1e9) / step;
  }
}
