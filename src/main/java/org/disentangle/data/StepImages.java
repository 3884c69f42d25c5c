package org.disentangle.data;

/** Which images each step of a training uses: a pure function of the run's seed and the step. */
public interface StepImages {
  /** How many images a batch has. */
  int batchSize();

  /**
   * Writes the images of one step.
   *
   * @param step from 0
   * @param target filled from its start with {@link #batchSize} indices
   * @throws IllegalArgumentException if the step is negative
   */
  void batch(long step, int[] target);
}
