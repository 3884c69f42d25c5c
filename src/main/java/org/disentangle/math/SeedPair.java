package org.disentangle.math;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * The seed of one call that draws random numbers: a pair of numbers, as TensorFlow's stateless
 * random operations take it; Java's generators are also made from it here.
 *
 * @param first shared by the calls of one task
 * @param second the number of the call in its task
 */
public record SeedPair(int first, int second) {

  /** Java's own generator, for draws outside of a model. */
  public Random random() {
    return new Random((long) second << Integer.SIZE ^ Integer.toUnsignedLong(first));
  }

  /** A fast generator that can be split, for parallel computations. */
  public SplittableRandom splittable() {
    return new SplittableRandom(((long) first << Integer.SIZE) + second);
  }

  /**
   * The seed of one call. Tasks with different names draw unrelated numbers from the same seed.
   *
   * @param seed the seed of the whole analysis
   * @param task what is being drawn, e.g. {@code "validation"}
   * @param call counts the calls of that task
   */
  public static SeedPair of(long seed, String task, int call) {
    // The finaliser of SplitMix64: seeds that differ in one bit give unrelated pairs.
    long mixed = seed + 0x9E3779B97F4A7C15L * (task.hashCode() + 1L);
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return new SeedPair((int) (mixed ^ (mixed >>> 31)), call);
  }
}
