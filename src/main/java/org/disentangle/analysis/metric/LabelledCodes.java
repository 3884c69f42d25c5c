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
import org.disentangle.data.FactorImages;
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
 * @param factors [n, F] one row a sample, one column a factor; classes from 0, or {@link #UNKNOWN};
 *     F may be 0
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the scores, never compared.
public record LabelledCodes(Matrix codes, int[][] factors) {
  /** Stands for the class of an image without a label. */
  public static final int UNKNOWN = FactorImages.UNKNOWN;

  /**
   * Factors whose classes are known of the same samples, with these samples.
   *
   * @param factors their columns in the whole, ascending
   * @param samples the rows in the whole of the samples that are known, ascending
   * @param codes these samples with these factors; no class is unknown
   */
  public record Part(int[] factors, int[] samples, LabelledCodes codes) {
    /** The same samples of another matrix that has a row for each sample of the whole. */
    Matrix of(Matrix other) {
      return samples.length == other.rows() ? other : other.rows(samples);
    }
  }

  /**
   * Checks the arrays.
   *
   * @throws IllegalArgumentException if there is no row or no latent, the row counts differ, rows
   *     of factors have different lengths, a code is not finite, or a class is negative and not
   *     {@link #UNKNOWN}
   */
  public LabelledCodes {
    if (codes.rows() != factors.length || factors.length == 0) {
      throw new IllegalArgumentException(
          "codes have %s rows and factors %s: one row a sample is expected in both"
              .formatted(codes.rows(), factors.length));
    }
    if (codes.columns() == 0) {
      throw new IllegalArgumentException("there is no latent: at least one is expected");
    }
    for (int i = 0; i < factors.length; i++) {
      if (factors[i].length != factors[0].length) {
        throw new IllegalArgumentException(
            "row %s has %s factors, but row 0 has %s"
                .formatted(i, factors[i].length, factors[0].length));
      }
      for (int j = 0; j < codes.columns(); j++) {
        if (!Double.isFinite(codes.at(i, j))) {
          throw new IllegalArgumentException(
              "the code of sample %s in latent %s is not finite: %s"
                  .formatted(i, j, codes.at(i, j)));
        }
      }
      for (int k = 0; k < factors[i].length; k++) {
        if (factors[i][k] < 0 && factors[i][k] != UNKNOWN) {
          throw new IllegalArgumentException(
              "the class of sample %s in factor %s is negative: %s".formatted(i, k, factors[i][k]));
        }
      }
    }
  }

  /** n. */
  public int samples() {
    return factors.length;
  }

  /** K. */
  public int latents() {
    return codes.columns();
  }

  /** F. */
  public int factorCount() {
    return factors[0].length;
  }

  /** One latent of every sample. */
  public double[] latent(int latent) {
    return codes.column(latent);
  }

  /** The classes of every sample in one factor, {@link #UNKNOWN} where they are not known. */
  public int[] classes(int factor) {
    return Arrays.stream(factors).mapToInt(row -> row[factor]).toArray();
  }

  /** The number after the largest class of a factor. */
  public int classBound(int factor) {
    return Arrays.stream(factors).mapToInt(row -> row[factor]).max().getAsInt() + 1;
  }

  /** The samples whose class of a factor is known, ascending. */
  public int[] known(int factor) {
    return IntStream.range(0, samples()).filter(i -> factors[i][factor] != UNKNOWN).toArray();
  }

  /** The samples with a known class of any factor; these all where there is no other. */
  public LabelledCodes labelled() {
    int[] labelled = labelledSamples();
    return labelled.length == samples() || labelled.length == 0 ? this : rows(labelled);
  }

  /** The samples with a known class of any factor, ascending. */
  public int[] labelledSamples() {
    return IntStream.range(0, samples())
        .filter(i -> Arrays.stream(factors[i]).anyMatch(each -> each != UNKNOWN))
        .toArray();
  }

  /** The factors of which more than one class is known in this sample, in order. */
  public int[] varyingFactors() {
    return IntStream.range(0, factorCount())
        .filter(
            k -> {
              int[] known = known(k);
              return IntStream.of(known).anyMatch(i -> factors[i][k] != factors[known[0]][k]);
            })
        .toArray();
  }

  /**
   * The factors that can be measured: more than one class is known, and of more samples than there
   * are latents.
   */
  public int[] measurableFactors() {
    return IntStream.of(varyingFactors()).filter(k -> known(k).length > latents()).toArray();
  }

  /**
   * The factors, grouped by the samples that they are known of, in the order of the first factor of
   * each group; without factors that are known of none.
   */
  public List<Part> parts() {
    Map<BitSet, List<Integer>> groups = new LinkedHashMap<>();
    for (int k = 0; k < factorCount(); k++) {
      BitSet known = new BitSet(samples());
      for (int i = 0; i < factors.length; i++) {
        known.set(i, factors[i][k] != UNKNOWN);
      }
      groups.computeIfAbsent(known, absent -> new ArrayList<>()).add(k);
    }
    List<Part> parts = new ArrayList<>();
    groups.forEach(
        (known, columns) -> {
          if (!known.isEmpty()) {
            int[] kept = columns.stream().mapToInt(Integer::intValue).toArray();
            int[] samples = known.stream().toArray();
            LabelledCodes own = samples.length == samples() ? this : rows(samples);
            parts.add(
                new Part(
                    kept, samples, kept.length == factorCount() ? own : own.withFactors(kept)));
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
    int[][] fewer =
        Arrays.stream(factors)
            .map(row -> Arrays.stream(kept).map(k -> row[k]).toArray())
            .toArray(int[][]::new);
    return new LabelledCodes(codes, fewer);
  }

  /** The first samples, their codes in memory; all if there are no more. */
  public LabelledCodes first(int most) {
    return new LabelledCodes(
        Matrix.of(codes.first(most).toArray()),
        Arrays.copyOf(factors, Math.min(most, factors.length)));
  }

  /** Some of the samples, in the order asked for; any may be asked for more than once. */
  public LabelledCodes rows(int[] which) {
    return new LabelledCodes(
        codes.rows(which), Arrays.stream(which).mapToObj(i -> factors[i]).toArray(int[][]::new));
  }

  /**
   * The same codes with the labels shuffled: factors keep what they tell about each other, and
   * codes tell nothing about them. Each factor is shuffled among the samples whose class is known,
   * all factors in one order of the samples, so that those that are known of the same samples stay
   * together.
   */
  public LabelledCodes withShuffledFactors(RandomGenerator random) {
    int[] order = Permutation.of(samples(), random);
    int[][] shuffled = new int[samples()][factorCount()];
    for (int k = 0; k < factorCount(); k++) {
      int factor = k;
      int[] drawn = IntStream.of(order).filter(i -> factors[i][factor] != UNKNOWN).toArray();
      int next = 0;
      for (int i = 0; i < shuffled.length; i++) {
        shuffled[i][k] = factors[i][k] == UNKNOWN ? UNKNOWN : factors[drawn[next++]][k];
      }
    }
    return new LabelledCodes(codes, shuffled);
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

  /**
   * The samples of each class of a factor, by the class; an empty array for an absent class.
   * Samples of unknown class are in none.
   */
  int[][] members(int factor) {
    List<List<Integer>> members = new ArrayList<>();
    for (int c = classBound(factor); c > 0; c--) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < factors.length; i++) {
      if (factors[i][factor] != UNKNOWN) {
        members.get(factors[i][factor]).add(i);
      }
    }
    return members.stream()
        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }
}
