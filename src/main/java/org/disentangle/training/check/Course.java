package org.disentangle.training.check;

import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;

/**
 * The course of a short training.
 *
 * @param losses of each step, in nats per image
 * @param imagesPerSecond after the first steps, which are slow
 * @param outsideShare of that time, which went into reading images and not into TensorFlow
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record Course(float[] losses, double imagesPerSecond, double outsideShare) {
  private static final int WARM_UP = 5;

  /** Takes the first steps of a run, more than {@value #WARM_UP}, and forgets what they trained. */
  static Course of(RunConfig run, FactorImages images, TensorFlowHost host, int steps) {
    try (FirstSteps first = new FirstSteps(run, images, host)) {
      float[] losses = new float[steps];
      long began = 0;
      long inGraph = 0;
      for (int step = 0; step < steps; step++) {
        if (step == WARM_UP) {
          began = System.nanoTime();
          inGraph = first.nanosInGraph();
        }
        losses[step] = first.next();
      }
      double nanos = System.nanoTime() - began;
      return new Course(
          losses,
          (steps - WARM_UP) * first.batchSize() / (nanos / 1e9),
          1 - (first.nanosInGraph() - inGraph) / nanos);
    }
  }
}
