package org.disentangle.analysis.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of measures: every key that the table {@code measures} holds, but for loss terms of
 * models made elsewhere. In the order and the groups of the page.
 */
public enum Measure {
  RECONSTRUCTION(
      Group.FIT,
      "nats",
      Better.LOWER,
      "−log p(x|z) of training images, z drawn from the posterior, summed over the pixels"),
  RECONSTRUCTION_AT_MEAN(
      Group.FIT, "nats", Better.LOWER, "the same with z at the mean of the posterior"),
  LOSS(
      Group.FIT,
      "nats",
      Better.NEITHER,
      "what the training minimised, over training images; another sum for every weight and family"),
  VALIDATION_LOSS(Group.FIT, "nats", Better.NEITHER, "the same over the images that were held out"),

  KL(
      Group.TERMS,
      "nats",
      Better.NEITHER,
      "KL of the posterior to the prior of the model, without its weight"),
  MUTUAL_INFORMATION(
      Group.TERMS,
      "nats",
      Better.NEITHER,
      "what the code tells about the image, estimated within batches"),
  TOTAL_CORRELATION(
      Group.TERMS,
      "nats",
      Better.NEITHER,
      "how far the latents are from independent, estimated within batches; biased, may be below 0"),
  DIMENSION_WISE_KL(
      Group.TERMS,
      "nats",
      Better.NEITHER,
      "KL of each latent’s aggregate to the prior, summed, estimated within batches"),
  PRIOR(Group.TERMS, "nats", Better.LOWER, "−log p(codes) under the learned prior"),
  CODEBOOK(
      Group.TERMS, "squared", Better.NEITHER, "squared distance of the codes from what chose them"),
  COMMITMENT(
      Group.TERMS,
      "squared",
      Better.NEITHER,
      "the same distance, as the term that moves the encoder"),
  L1(Group.TERMS, "of the code", Better.NEITHER, "sum of the magnitudes of a sparse code"),
  LATENT_RECONSTRUCTION(
      Group.TERMS,
      "squared",
      Better.NEITHER,
      "squared distance of a signal from what its sparse code stands for"),

  ACTIVE_UNITS(
      Group.CODE,
      "latents",
      Better.NEITHER,
      "latents whose representation has a variance over the images above 0.01"),

  MIG(
      Group.DISENTANGLEMENT,
      "",
      Better.HIGHER,
      "mean lead of the best latent over the second best in what it tells about a factor, as a share"
          + " of the factor’s entropy");

  /** What a measure speaks of; the page shows a group together. */
  public enum Group {
    FIT("Fit"),
    TERMS("Terms of the loss"),
    CODE("Use of the code"),
    DISENTANGLEMENT("Disentanglement");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** The heading of the group. */
    public String title() {
      return title;
    }
  }

  /** Which values are the better ones, all else being equal. */
  public enum Better {
    HIGHER,
    LOWER,
    /** No value is better by itself, or those of two models are not comparable. */
    NEITHER
  }

  private final Group group;
  private final String unit;
  private final Better better;
  private final String meaning;

  Measure(Group group, String unit, Better better, String meaning) {
    this.group = group;
    this.unit = unit;
    this.better = better;
    this.meaning = meaning;
  }

  /** The measure of a key; empty for a loss term of a model's own. */
  public static Optional<Measure> of(String key) {
    return Arrays.stream(values()).filter(measure -> measure.key().equals(key)).findFirst();
  }

  /** As the table calls it, such as {@code active_units}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it speaks of. */
  public Group group() {
    return group;
  }

  /** What it is counted in; empty for a pure number. */
  public String unit() {
    return unit;
  }

  /** Which values are the better ones. */
  public Better better() {
    return better;
  }

  /** What it is, as a clause without a stop. */
  public String meaning() {
    return meaning;
  }
}
