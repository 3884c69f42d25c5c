package org.disentangle.report.table;

import java.util.Locale;
import java.util.Map;

/** What the columns of the CSV files are called in headings and legends. */
public final class ColumnName {
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("beta", "β"),
          Map.entry("kl", "KL"),
          Map.entry("dimension_wise_kl", "Dimension-wise KL"),
          Map.entry("mig", "MIG"),
          Map.entry("kl_total", "KL to N(0, I)"),
          Map.entry("l1", "L1"),
          Map.entry("log_likelihood", "Log-likelihood"),
          Map.entry("aggregate_fit", "Aggregate posterior to prior"),
          Map.entry("aggregate_fit_floor", "Prior to itself"),
          Map.entry("sharpness", "Sharpness of samples"),
          Map.entry("reconstruction_sharpness", "Sharpness of reconstructions"),
          Map.entry("flip_reconstruction_1", "Reconstruction lost, 1 % flipped"),
          Map.entry("flip_reconstruction_5", "Reconstruction lost, 5 % flipped"),
          Map.entry("flip_reconstruction_10", "Reconstruction lost, 10 % flipped"),
          Map.entry("flip_stability_1", "Code moved, 1 % flipped"),
          Map.entry("flip_stability_5", "Code moved, 5 % flipped"),
          Map.entry("flip_stability_10", "Code moved, 10 % flipped"),
          Map.entry("reconstruction_at_mean", "Reconstruction at mean"),
          Map.entry("batch_perplexity", "Perplexity of a batch"),
          Map.entry("tensorflow", "TensorFlow"),
          Map.entry("tensorflow_java", "TensorFlow for Java"),
          Map.entry("os", "System"),
          Map.entry("version", "Version of the export"),
          Map.entry("latent_dimension", "Latents"),
          Map.entry("wall_seconds", "Seconds"),
          Map.entry("data", "Trained on"),
          Map.entry("data_checksum", "Checksum"),
          Map.entry("validation_fraction", "Held out"));

  private ColumnName() {}

  /** For a heading: {@code Validation loss}. */
  public static String heading(String column) {
    String special = SPECIAL.get(column);
    if (special != null) {
      return special;
    }
    return capitalized(words(column));
  }

  /** Inside a sentence or a legend: {@code validation loss}, {@code KL}. */
  public static String inSentence(String column) {
    String heading = heading(column);
    return heading.length() > 1 && Character.isLowerCase(heading.codePointAt(1))
        ? heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1)
        : heading;
  }

  /** A factor in a heading: {@code Position x}, but {@code pH}. */
  public static String factorHeading(String factor) {
    String words = words(factor);
    return words.length() > 1 && Character.isUpperCase(words.charAt(1))
        ? words
        : capitalized(words);
  }

  /**
   * A factor inside a sentence or a legend: {@code position x}. Its name is its owner's, who may
   * call it {@code os} or {@code data} and mean none of our columns.
   */
  public static String factor(String factor) {
    return words(factor);
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }

  private static String capitalized(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
