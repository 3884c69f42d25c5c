package org.disentangle.training.check;

import java.util.OptionalLong;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;

/**
 * The course of a short training.
 *
 * @param losses of each step, in nats per image
 * @param imagesPerSecond after the first steps, which are slow
 * @param outsideShare of that time, in which no operation ran on the device; from 0 to 1
 * @param memoryBytes the most that a step took of the device's memory; empty where TensorFlow does
 *     not say
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record Course(
    float[] losses, double imagesPerSecond, double outsideShare, OptionalLong memoryBytes) {
  private static final int WARM_UP = 5;

  /** Takes the first steps of a run, more than {@value #WARM_UP}, and forgets what they trained. */
  static Course of(RunConfig run, FactorImages images, TensorFlowHost host, int steps) {
    try (FirstSteps first = new FirstSteps(run, images, host)) {
      float[] losses = new float[steps];
      long began = 0;
      for (int step = 0; step < steps; step++) {
        began = step == WARM_UP ? System.nanoTime() : began;
        losses[step] = first.next();
      }
      double nanosAStep = (System.nanoTime() - began) / (double) (steps - WARM_UP);
      // The first one that is recorded is slow again.
      first.trace();
      StepTrace trace = first.trace();
      return new Course(
          losses,
          first.batchSize() * 1e9 / nanosAStep,
          Math.max(0, 1 - trace.busyNanos() / nanosAStep),
          trace.memoryBytes());
    }
  }
}
