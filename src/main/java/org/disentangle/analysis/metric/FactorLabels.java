package org.disentangle.analysis.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.data.FactorImages;
import org.disentangle.data.NumberClasses;

/**
 * What is known of one factor of some samples. The arrays are shared, not copied, and must not be
 * changed.
 *
 * @param classes [n] the class of each sample, from 0, or {@link #UNKNOWN}; of a continuous factor,
 *     which class of about equal count its number is in
 * @param numbers [n] those of a continuous factor, NaN where the class is unknown; empty for a
 *     factor that has classes alone
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the scores, never compared.
public record FactorLabels(int[] classes, Optional<double[]> numbers) {
  /** Stands for the class of a sample without a label. */
  public static final int UNKNOWN = FactorImages.UNKNOWN;

  /**
   * Checks the arrays.
   *
   * @throws IllegalArgumentException if a class is negative and not {@link #UNKNOWN}, or the
   *     numbers are not one for each sample of known class: finite there, NaN elsewhere
   */
  public FactorLabels {
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < 0 && classes[i] != UNKNOWN) {
        throw new IllegalArgumentException(
            "the class of sample %s is negative: %s".formatted(i, classes[i]));
      }
    }
    if (numbers.isPresent()) {
      requireNumberOfEachClass(classes, numbers.get());
    }
  }

  private static void requireNumberOfEachClass(int[] classes, double[] numbers) {
    if (numbers.length != classes.length) {
      throw new IllegalArgumentException(
          "%s classes and %s numbers: one of both a sample is expected"
              .formatted(classes.length, numbers.length));
    }
    for (int i = 0; i < numbers.length; i++) {
      if (Double.isInfinite(numbers[i]) || Double.isNaN(numbers[i]) != (classes[i] == UNKNOWN)) {
        throw new IllegalArgumentException(
            "sample %s has the class %s and the number %s: expected both, or %s and NaN"
                .formatted(i, classes[i], numbers[i], UNKNOWN));
      }
    }
  }

  /** A factor that has classes alone: categorical, ordered or cyclic. */
  public static FactorLabels of(int... classes) {
    return new FactorLabels(classes, Optional.empty());
  }

  /** A continuous factor. */
  public static FactorLabels continuous(int[] classes, double[] numbers) {
    return new FactorLabels(classes, Optional.of(numbers));
  }

  /**
   * A continuous factor, cut into {@linkplain NumberClasses#ofEqualCount classes of equal count}.
   *
   * @param numbers NaN where unknown
   */
  public static FactorLabels ofNumbers(double... numbers) {
    NumberClasses classes = NumberClasses.ofEqualCount(numbers);
    return continuous(Arrays.stream(numbers).mapToInt(classes::of).toArray(), numbers);
  }

  /** n. */
  public int samples() {
    return classes.length;
  }

  /** Of each sample, the number of a continuous factor, else that of its class. */
  double[] values() {
    return numbers.orElseGet(() -> Arrays.stream(classes).asDoubleStream().toArray());
  }

  /** Whether the label of a sample is known. */
  public boolean isKnown(int sample) {
    return classes[sample] != UNKNOWN;
  }

  /** Whether the label of every sample is known. */
  boolean areAllKnown() {
    for (int each : classes) {
      if (each == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  /** The samples whose label is known, ascending. */
  public int[] known() {
    return IntStream.range(0, classes.length).filter(this::isKnown).toArray();
  }

  /** Whether more than one class is known. */
  public boolean varies() {
    int[] known = known();
    return IntStream.of(known).anyMatch(i -> classes[i] != classes[known[0]]);
  }

  /** Whether two samples are known to have the same class. */
  public boolean isShared() {
    return Arrays.stream(members()).anyMatch(sharing -> sharing.length > 1);
  }

  /** The number after the largest class. */
  public int classBound() {
    return Arrays.stream(classes).max().getAsInt() + 1;
  }

  /** Some of the samples, in the order asked for; any may be asked for more than once. */
  public FactorLabels rows(int[] which) {
    return new FactorLabels(
        Arrays.stream(which).map(i -> classes[i]).toArray(),
        numbers.map(all -> Arrays.stream(which).mapToDouble(i -> all[i]).toArray()));
  }

  /** The labels dealt anew to the samples that have one. */
  FactorLabels shuffled(int[] order) {
    int[] drawn = IntStream.of(order).filter(this::isKnown).toArray();
    int[] from = new int[classes.length];
    int next = 0;
    for (int i = 0; i < from.length; i++) {
      from[i] = isKnown(i) ? drawn[next++] : i;
    }
    return rows(from);
  }

  /**
   * The samples of each class, by the class; an empty array for an absent class. Samples of unknown
   * class are in none.
   */
  int[][] members() {
    int[] counts = new int[classBound()];
    for (int each : classes) {
      if (each != UNKNOWN) {
        counts[each]++;
      }
    }
    int[][] members = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int i = classes.length - 1; i >= 0; i--) {
      if (isKnown(i)) {
        members[classes[i]][--counts[classes[i]]] = i;
      }
    }
    return members;
  }
}
