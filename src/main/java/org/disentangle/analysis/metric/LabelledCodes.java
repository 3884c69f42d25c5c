package org.disentangle.analysis.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.disentangle.math.Matrix;
import org.disentangle.math.Permutation;

/**
 * A sample of codes, each with what is known of its image's factors: the input of the supervised
 * scores. The arrays are shared, not copied, and must not be changed.
 *
 * <p>A sample whose class of a factor is unknown is left out of whatever is computed of that
 * factor, and of nothing else: scores take the samples of each factor from {@link #parts}. Where
 * every class is known, there is one part, and it is the whole.
 *
 * @param codes [n, K] one row a sample, one column a latent; finite
 * @param factors [F] each of n samples; F may be 0
 */
public record LabelledCodes(Matrix codes, List<FactorLabels> factors) {
  /** Stands for the class of an image without a label. */
  public static final int UNKNOWN = FactorLabels.UNKNOWN;

  /**
   * Factors whose classes are known of the same samples, with these samples.
   *
   * @param factors their columns in the whole, ascending
   * @param samples the rows in the whole of the samples that are known, ascending
   * @param codes these samples with these factors; no class is unknown
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed to the scores, never compared.
  public record Part(int[] factors, int[] samples, LabelledCodes codes) {
    /** The same samples of another matrix that has a row for each sample of the whole. */
    Matrix of(Matrix other) {
      return samples.length == other.rows() ? other : other.rows(samples);
    }
  }

  /**
   * Copies the list and checks the arrays.
   *
   * @throws IllegalArgumentException if there is no row or no latent, the row counts differ, or a
   *     code is not finite
   */
  public LabelledCodes {
    factors = List.copyOf(factors);
    if (codes.rows() == 0 || codes.columns() == 0) {
      throw new IllegalArgumentException(
          "codes are [%s, %s]: at least one row (a sample) and one column (a latent) are expected"
              .formatted(codes.rows(), codes.columns()));
    }
    factors.forEach(each -> requireRows(codes, each.samples()));
    for (int i = 0; i < codes.rows(); i++) {
      double[] row = codes.row(i);
      for (int j = 0; j < row.length; j++) {
        if (!Double.isFinite(row[j])) {
          throw new IllegalArgumentException(
              "the code of sample %s in latent %s is not finite: %s".formatted(i, j, row[j]));
        }
      }
    }
  }

  /**
   * Codes with classes alone.
   *
   * @param classes [n, F] one row a sample, one column a factor; from 0, or {@link #UNKNOWN}
   * @throws IllegalArgumentException if rows of classes have different lengths, a class is negative
   *     and not {@link #UNKNOWN}, or the codes do not fit
   */
  public LabelledCodes(Matrix codes, int[][] classes) {
    this(codes, columns(codes, classes));
  }

  /**
   * Codes with classes alone, of arrays; see {@link #LabelledCodes(Matrix, int[][])}.
   *
   * @param codes [n, K] one row a sample, one column a latent
   * @param classes [n, F] one row a sample, one column a factor
   */
  public static LabelledCodes of(double[][] codes, int[][] classes) {
    return new LabelledCodes(Matrix.of(codes), classes);
  }

  /**
   * Codes with the numbers of continuous factors.
   *
   * @param codes [n, K] one row a sample, one column a latent
   * @param numbers [n, F] one row a sample, one column a factor; NaN where a number is unknown
   * @throws IllegalArgumentException if row counts or lengths differ, or a number is infinite
   */
  public static LabelledCodes of(double[][] codes, double[][] numbers) {
    Matrix factors = Matrix.of(numbers);
    return new LabelledCodes(
        Matrix.of(codes),
        IntStream.range(0, factors.columns())
            .mapToObj(k -> FactorLabels.ofNumbers(factors.column(k)))
            .toList());
  }

  private static List<FactorLabels> columns(Matrix codes, int[][] classes) {
    requireRows(codes, classes.length);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i].length != classes[0].length) {
        throw new IllegalArgumentException(
            "row %s has %s factors, but row 0 has %s"
                .formatted(i, classes[i].length, classes[0].length));
      }
    }
    return IntStream.range(0, classes.length == 0 ? 0 : classes[0].length)
        .mapToObj(k -> FactorLabels.of(Arrays.stream(classes).mapToInt(row -> row[k]).toArray()))
        .toList();
  }

  private static void requireRows(Matrix codes, int labels) {
    if (codes.rows() != labels) {
      throw new IllegalArgumentException(
          "codes have %s rows and factors %s: one row a sample is expected in both"
              .formatted(codes.rows(), labels));
    }
  }

  /** n. */
  public int samples() {
    return codes.rows();
  }

  /** K. */
  public int latents() {
    return codes.columns();
  }

  /** F. */
  public int factorCount() {
    return factors.size();
  }

  /** One latent of every sample. */
  public double[] latent(int latent) {
    return codes.column(latent);
  }

  /** The classes of every sample in one factor, {@link #UNKNOWN} where they are not known. */
  public int[] classes(int factor) {
    return factors.get(factor).classes();
  }

  /** The samples with a known class of any factor; these all where there is no other. */
  public LabelledCodes labelled() {
    int[] labelled = labelledSamples();
    return labelled.length == samples() || labelled.length == 0 ? this : rows(labelled);
  }

  /** The samples with a known class of any factor, ascending. */
  public int[] labelledSamples() {
    return IntStream.range(0, samples())
        .filter(i -> factors.stream().anyMatch(factor -> factor.isKnown(i)))
        .toArray();
  }

  /** The factors of which more than one class is known in this sample, in order. */
  public int[] varyingFactors() {
    return IntStream.range(0, factorCount()).filter(k -> factors.get(k).varies()).toArray();
  }

  /**
   * The factors that can be measured: more than one class is known, and of more samples than there
   * are latents.
   */
  public int[] measurableFactors() {
    return IntStream.of(varyingFactors())
        .filter(k -> factors.get(k).known().length > latents())
        .toArray();
  }

  /**
   * The factors, grouped by the samples that they are known of, in the order of the first factor of
   * each group; without factors that are known of none.
   */
  public List<Part> parts() {
    if (!factors.isEmpty() && factors.stream().allMatch(FactorLabels::areAllKnown)) {
      return List.of(
          new Part(
              IntStream.range(0, factorCount()).toArray(),
              IntStream.range(0, samples()).toArray(),
              this));
    }
    Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
    for (int k = 0; k < factorCount(); k++) {
      BitSet known = new BitSet(samples());
      IntStream.of(factors.get(k).known()).forEach(known::set);
      groups.computeIfAbsent(known, absent -> new ArrayList<>()).add(k);
    }
    List<Part> parts = new ArrayList<>();
    groups.forEach(
        (known, columns) -> {
          if (!known.isEmpty()) {
            int[] kept = columns.stream().mapToInt(Integer::intValue).toArray();
            int[] samples = known.stream().toArray();
            LabelledCodes own = kept.length == factorCount() ? this : withFactors(kept);
            parts.add(
                new Part(kept, samples, samples.length == samples() ? own : own.rows(samples)));
          }
        });
    return parts;
  }

  /** The samples whose class of one factor is known, with that factor alone, if there are any. */
  Optional<LabelledCodes> ofFactor(int factor) {
    return withFactors(factor).parts().stream().map(Part::codes).findFirst();
  }

  /** The same codes with some of the factors only. */
  public LabelledCodes withFactors(int... kept) {
    return new LabelledCodes(codes, IntStream.of(kept).mapToObj(factors::get).toList());
  }

  /** The first samples, their codes in memory; all if there are no more. */
  public LabelledCodes first(int most) {
    int[] which = IntStream.range(0, Math.min(most, samples())).toArray();
    return new LabelledCodes(
        Matrix.of(codes.first(most).toArray()),
        factors.stream().map(each -> each.rows(which)).toList());
  }

  /** Some of the samples, in the order asked for; any may be asked for more than once. */
  public LabelledCodes rows(int[] which) {
    return new LabelledCodes(
        codes.rows(which), factors.stream().map(each -> each.rows(which)).toList());
  }

  /**
   * The same codes with the labels shuffled: factors keep what they tell about each other, and
   * codes tell nothing about them. Each factor is shuffled among the samples whose class is known,
   * all factors in one order of the samples, so that those that are known of the same samples stay
   * together.
   */
  public LabelledCodes withShuffledFactors(RandomGenerator random) {
    int[] order = Permutation.of(samples(), random);
    return new LabelledCodes(codes, factors.stream().map(each -> each.shuffled(order)).toList());
  }

  /**
   * The same factors with each latent shuffled by itself: latents tell nothing about each other.
   */
  public LabelledCodes withShuffledLatents(RandomGenerator random) {
    double[][] shuffled = new double[samples()][latents()];
    for (int latent = 0; latent < latents(); latent++) {
      double[] column = codes.column(latent);
      int[] order = Permutation.of(samples(), random);
      for (int i = 0; i < order.length; i++) {
        shuffled[i][latent] = column[order[i]];
      }
    }
    return new LabelledCodes(Matrix.of(shuffled), factors);
  }
}
