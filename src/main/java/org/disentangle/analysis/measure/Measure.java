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
      Group.FIT,
      "nats",
      Better.LOWER,
      "−log p(x|z) of training images, z at the mean of the posterior"),
  LOSS(
      Group.FIT,
      "nats",
      Better.NEITHER,
      "what the training minimised, over training images; another sum for every weight and family"),
  VALIDATION_LOSS(
      Group.FIT,
      "nats",
      Better.NEITHER,
      "what the training minimised, over the images that were held out"),

  LOG_LIKELIHOOD(
      Group.FIT,
      "nats",
      Better.HIGHER,
      "log p(x) by importance-weighted draws from the posterior, on average from below; the loss’s"
          + " weights are no part of it"),

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
      Group.TERMS,
      "squared units of the code",
      Better.NEITHER,
      "squared distance of the codes from what chose them"),
  COMMITMENT(
      Group.TERMS,
      "squared units of the code",
      Better.NEITHER,
      "squared distance of what the encoder gives from the codes it chose"),
  L1(Group.TERMS, "units of the code", Better.NEITHER, "sum of the magnitudes of a sparse code"),
  LATENT_RECONSTRUCTION(
      Group.TERMS,
      "squared units of the code",
      Better.NEITHER,
      "squared distance of a signal from what its sparse code stands for"),

  ACTIVE_UNITS(
      Group.CODE,
      "latents",
      Better.NEITHER,
      "latents whose representation has a variance over the images above 0.01"),
  KL_TOTAL(
      Group.CODE,
      "nats",
      Better.NEITHER,
      "KL of the posterior to N(0, I), whatever the prior is, summed over the latents"),
  CODE_USE(
      Group.CODE,
      "",
      Better.HIGHER,
      "1 − error of the reconstruction / error of the reconstruction of another image: 0 if the"
          + " decoder ignores the code"),
  PERPLEXITY(
      Group.CODE,
      "codes",
      Better.NEITHER,
      "how many equally frequent codes would be as uncertain as those of a codebook are"),
  CODES_USED(Group.CODE, "codes", Better.NEITHER, "codes of a codebook that some image chose"),

  ZERO_SHARE(
      Group.SPARSITY, "", Better.NEITHER, "share of exact zeros among the numbers of the codes"),
  MEAN_ACTIVE(
      Group.SPARSITY, "latents", Better.NEITHER, "numbers of an image’s code that are not 0"),
  SUPPORT_PERPLEXITY(
      Group.SPARSITY,
      "patterns",
      Better.NEITHER,
      "how many equally frequent patterns of used dimensions would be as uncertain: 1 if all images"
          + " use the same"),

  AGGREGATE_FIT(
      Group.PRIOR,
      "standard deviations of the prior",
      Better.LOWER,
      "distance of the codes of all images together from those the prior draws (sliced"
          + " 1-Wasserstein)"),
  AGGREGATE_FIT_FLOOR(
      Group.PRIOR,
      "standard deviations of the prior",
      Better.NEITHER,
      "sliced 1-Wasserstein distance of two samples of the prior: no samples come nearer"),
  EFFECTIVE_COMPONENTS(
      Group.PRIOR,
      "components",
      Better.NEITHER,
      "how many equally heavy components of the prior the images’ codes would fall on as evenly"),

  SHARPNESS(
      Group.IMAGES,
      "",
      Better.HIGHER,
      "of samples from the prior: 1 / mean width of an edge in pixels, over that of the data"),
  RECONSTRUCTION_SHARPNESS(
      Group.IMAGES,
      "",
      Better.HIGHER,
      "of reconstructions: 1 / mean width of an edge in pixels, over that of the data"),

  FLIP_RECONSTRUCTION_1(
      Group.ROBUSTNESS,
      "nats",
      Better.LOWER,
      "how much worse the clean image is reconstructed when 1 % of the pixels are flipped before"
          + " encoding"),
  FLIP_RECONSTRUCTION_5(
      Group.ROBUSTNESS,
      "nats",
      Better.LOWER,
      "how much worse the clean image is reconstructed when 5 % of the pixels are flipped before"
          + " encoding"),
  FLIP_RECONSTRUCTION_10(
      Group.ROBUSTNESS,
      "nats",
      Better.LOWER,
      "how much worse the clean image is reconstructed when 10 % of the pixels are flipped before"
          + " encoding"),
  FLIP_STABILITY_1(
      Group.ROBUSTNESS,
      "",
      Better.LOWER,
      "squared way that the code moves when 1 % of the pixels are flipped, over that to another"
          + " image’s code: 1 is as far"),
  FLIP_STABILITY_5(
      Group.ROBUSTNESS,
      "",
      Better.LOWER,
      "squared way that the code moves when 5 % of the pixels are flipped, over that to another"
          + " image’s code: 1 is as far"),
  FLIP_STABILITY_10(
      Group.ROBUSTNESS,
      "",
      Better.LOWER,
      "squared way that the code moves when 10 % of the pixels are flipped, over that to another"
          + " image’s code: 1 is as far"),

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
    SPARSITY("Sparsity"),
    PRIOR("Prior"),
    IMAGES("Sharpness"),
    ROBUSTNESS("Flipped pixels"),
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
