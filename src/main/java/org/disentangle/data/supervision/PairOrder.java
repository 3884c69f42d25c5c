package org.disentangle.data.supervision;

import java.util.List;
import java.util.stream.Stream;
import org.disentangle.data.SplitMix64;
import org.disentangle.data.StepImages;

/**
 * The pairs of each step: drawn anew from the run's seed and the step alone, so that a resumed run
 * goes on exactly as an uninterrupted one. The two images of a pair are neighbours in the batch.
 */
public final class PairOrder implements StepImages {
  /** Random streams from this number on, one for each step. */
  private static final long FIRST_STREAM = 1L << 34;

  private final ImagePairs pairs;
  private final int batchSize;
  private final long seed;

  /**
   * @param batchSize images of each batch, twice as many as pairs
   * @param seed the run's seed
   */
  public PairOrder(ImagePairs pairs, int batchSize, long seed) {
    if (batchSize < 2 || batchSize % 2 != 0) {
      throw new IllegalArgumentException("pairs in a batch of " + batchSize + " images");
    }
    this.pairs = pairs;
    this.batchSize = batchSize;
    this.seed = seed;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void batch(long step, int[] target) {
    int i = 0;
    for (ImagePair pair : pairs(step)) {
      target[i++] = pair.first();
      target[i++] = pair.second();
    }
  }

  /**
   * The pairs of one step, in their order in the batch.
   *
   * @param step from 0
   * @throws IllegalArgumentException if the step is negative
   */
  public List<ImagePair> pairs(long step) {
    if (step < 0) {
      throw new IllegalArgumentException("step " + step);
    }
    SplitMix64 random = new SplitMix64(seed, FIRST_STREAM + step);
    return Stream.generate(() -> pairs.draw(random)).limit(batchSize / 2).toList();
  }

  /** What the images of a pair may differ in, see {@link ImagePairs#factors}. */
  public List<String> factors() {
    return pairs.factors();
  }

  /** Of the file that lists the pairs, see {@link ImagePairs#checksum}. */
  public String checksum() {
    return pairs.checksum();
  }
}
