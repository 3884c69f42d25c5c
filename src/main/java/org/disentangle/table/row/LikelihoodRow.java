package org.disentangle.table.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code likelihoods.csv}: what a run's decoder says of images given latents, p(x|z).
 *
 * @param likelihood its name in the configuration, e.g. {@code optimal_gaussian}
 * @param measure {@code probability}, {@code density} or {@code no likelihood}
 * @param highestValue of a value, 1, 255 or 65535; a density is one over values divided by it
 * @param values of an image, height times width times channels
 * @param reconstructionBitsPerDimension the term {@code reconstruction}; empty where it has no
 *     meaning in bits
 * @param bitsPerDimension minus the importance-weighted {@code log_likelihood}; likewise, or where
 *     that was not measured
 */
@TableFile(
    name = "likelihoods",
    sentence =
        "What the decoder of each run says of a value of an image, where that is not the probability of one of two values; and −log p in bits per dimension, where a density counts as the same over the width of a level.")
public record LikelihoodRow(
    String run,
    String model,
    String likelihood,
    String measure,
    int highestValue,
    int values,
    @Column(decimals = 4) OptionalDouble reconstructionBitsPerDimension,
    @Column(decimals = 4) OptionalDouble bitsPerDimension)
    implements OfRun {
  /** The measure of Bernoulli pixels of images with values between 0 and 1. */
  public static final String NO_LIKELIHOOD = "no likelihood";

  /** The measure of values whose −log p may be below 0. */
  public static final String DENSITY = "density";

  /** The measure of values whose −log p is at least 0. */
  public static final String PROBABILITY = "probability";

  /** The numbers in bits by their columns, as far as there are any. */
  public Map<String, Double> bits() {
    Map<String, Double> bits = new LinkedHashMap<>();
    reconstructionBitsPerDimension.ifPresent(
        value -> bits.put("reconstruction_bits_per_dimension", value));
    bitsPerDimension.ifPresent(value -> bits.put("bits_per_dimension", value));
    return bits;
  }
}
