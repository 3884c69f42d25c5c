package org.disentangle.report;

import java.util.Locale;
import java.util.Map;

/** What the columns of the CSV files are called in headings and legends. */
final class ColumnName {
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("beta", "β"),
          Map.entry("kl", "KL"),
          Map.entry("dimension_wise_kl", "Dimension-wise KL"),
          Map.entry("mig", "MIG"),
          Map.entry("reconstruction_at_mean", "Reconstruction at mean"),
          Map.entry("batch_perplexity", "Perplexity of a batch"),
          Map.entry("latent_dimension", "Latents"),
          Map.entry("wall_seconds", "Seconds"),
          Map.entry("data_checksum", "Checksum"),
          Map.entry("validation_fraction", "Held out"),
          Map.entry("position_x", "Position x"),
          Map.entry("position_y", "Position y"));

  private ColumnName() {}

  /** For a heading: {@code Validation loss}. */
  static String heading(String column) {
    String special = SPECIAL.get(column);
    if (special != null) {
      return special;
    }
    String words = column.replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Inside a sentence or a legend: {@code validation loss}, {@code position x}, {@code KL}. */
  static String inSentence(String column) {
    String heading = heading(column);
    return heading.length() > 1 && Character.isLowerCase(heading.codePointAt(1))
        ? heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1)
        : heading;
  }
}
