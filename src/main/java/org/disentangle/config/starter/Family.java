package org.disentangle.config.starter;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;

/** The model families that a first configuration can be written for. */
public enum Family {
  /** The VAE with a weight on its KL. */
  BETA_VAE,
  /** The VAE whose KL is split in three. */
  BETA_TCVAE,
  /** The VAE with a learned mixture as its prior. */
  VAMP_PRIOR,
  /** Codes from a codebook, then a prior over them. */
  VQ_VAE,
  /** Codes that are mostly zeros. */
  SC_VAE,
  /** The VAE whose KL is held to a capacity that rises. */
  ANNEALED_VAE,
  /** The VAE whose weight of the KL is set by a controller. */
  CONTROL_VAE,
  /** The VAE that draws the covariance of its latents to the identity. */
  DIP_VAE,
  /** The VAE whose latents' dependence a discriminator estimates. */
  FACTOR_VAE,
  /** The VAE whose codes of all images together are drawn to the prior. */
  INFO_VAE,
  /** The autoencoder whose codes of all images together are drawn to the prior. */
  WAE,
  /** The VAE in which all combinations of the latents' values occur. */
  FACTORIZED_SUPPORT_VAE,
  /** The VAE of pairs of images that differ in a few factors. */
  ADA_VAE,
  /** Latents that take a few learned values each. */
  QLAE,
  /** Latents that are rounded to a fixed grid. */
  FSQ,
  /** The same with a penalty on their total correlation. */
  TRIPOD;

  /** The name as one types it: {@code beta-vae}. */
  public String typed() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The family of a name.
   *
   * @param typed in letters of either case, with hyphens or underscores
   * @throws UserErrorException if there is none of that name
   */
  public static Family of(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(values())
        .filter(each -> each.typed().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new UserErrorException(
                    "--family is %s; expected one of %s"
                        .formatted(
                            typed,
                            Arrays.stream(values())
                                .map(Family::typed)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * The family's own message, with the fields one changes first.
   *
   * @param images for training
   * @param steps of the autoencoder
   */
  String text(int images, long steps) {
    return switch (this) {
      case BETA_VAE ->
          """
          # Higgins et al. (2017): the reconstruction plus beta times the KL.
          beta_vae {
            # 1 is the plain VAE. Higher: the latents are more independent, and tell less of an image.
            beta: 4
          }
          """;
      case BETA_TCVAE ->
          """
          # Chen et al. (2018): the KL in three parts; beta weighs the dependence among the latents alone.
          beta_tcvae {
            # Higher: the latents are more independent.
            beta: 6
          }
          """;
      case VAMP_PRIOR ->
          """
          # Tomczak & Welling (2018): the prior is the mixture of the posteriors of learned images.
          vamp_prior {
            # How many of these images there are; each is encoded at every step.
            components: %s
          }
          """
              .formatted(Math.min(50, images));
      case VQ_VAE ->
          """
          # van den Oord et al. (2017): each place of a map takes a vector from a codebook; then a prior over the maps.
          vq_vae {
            # Vectors in the codebook.
            codes: 256
            moving_averages {}
            restarts {}
            # The second stage, which learns to draw maps.
            prior { steps: %s }
          }
          """
              .formatted(Math.max(1, steps / 2));
      case SC_VAE ->
          """
          # Xiao et al. (2023): a code that is mostly zeros, by unrolled soft thresholding.
          sc_vae {
            signal_dimension: 20
            dictionary: ORTHONORMAL_DCT
            steps: 3
            # l1_weight: nats for each unit of the code's magnitudes; higher gives more zeros.
            variational { kl_weight: 1 l1_weight: 6 initial_lambda: 0.1 }
          }
          """;
      case ANNEALED_VAE ->
          """
          # Burgess et al. (2018): the KL is held to a capacity that rises with the steps.
          annealed_vae {
            # Higher: the KL stays nearer to the capacity; much higher, and it tells nothing.
            gamma: 10
            # Nats that the latents may tell in the end, and the steps until then.
            capacity: 20
            capacity_steps: %s
          }
          """
              .formatted(Math.max(1, steps / 2));
      case CONTROL_VAE ->
          """
          # Shao et al. (2020): a controller sets the weight of the KL, so that the KL follows a target.
          control_vae {
            # Nats that the latents may tell in the end; the target rises to it in steps.
            capacity: 16
            capacity_interval: %s
          }
          """
              .formatted(Math.max(1, steps / 150));
      case DIP_VAE ->
          """
          # Kumar et al. (2018): the covariance of the latents is drawn to the identity. Better with a larger batch.
          dip_vae {
            kind: II
            # Higher: less covariance between latents.
            off_diagonal_weight: 10
          }
          """;
      case FACTOR_VAE ->
          """
          # Kim & Mnih (2018): gamma weighs the dependence among the latents, which a discriminator estimates.
          factor_vae {
            # Higher: the latents are more independent.
            gamma: 20
            discriminator { hidden_layers: 3 hidden_units: 256 learning_rate: 1e-3 }
          }
          """;
      case INFO_VAE ->
          """
          # Zhao et al. (2017): (1 - alpha) of the KL, and the distance of all codes together from the prior.
          info_vae {
            # 1 leaves the KL out; 0 keeps it whole.
            alpha: 0
            # Higher: the codes of all images together are more like the prior.
            lambda: 1000
          }
          """;
      case WAE ->
          """
          # Tolstikhin et al. (2018): an autoencoder whose codes of all images together are to be like the prior.
          wae {
            # Higher: they are more like it.
            lambda: 1000
          }
          """;
      case FACTORIZED_SUPPORT_VAE ->
          """
          # Roth et al. (2023): every combination of the values that two latents take has to occur.
          factorized_support_vae {
            beta: 1
            # Higher: combinations that never occur cost more.
            gamma: 100
          }
          """;
      case ADA_VAE ->
          """
          # Locatello et al. (2020): pairs of images that differ in a few factors; latents alike in both are averaged.
          ada_vae {
            beta: 1
            # The number of factors that differ, of images with labels; listed { path: "pairs.csv" } takes pairs of one's own.
            drawn { changed_factors: 1 }
          }
          """;
      case QLAE ->
          """
          # Hsu et al. (2023): each latent takes the nearest of a few learned values.
          qlae {
            # Values of each latent.
            values: 10
            # Images over which the latents are scaled before the first step.
            scaling_images: %s
          }
          """
              .formatted(scalingImages(images));
      case FSQ ->
          """
          # Mentzer et al. (2023): each latent is bounded, then rounded to a fixed grid.
          fsq {
            # Values of each latent.
            levels: 10
            # Images over which the latents are scaled before the first step.
            scaling_images: %s
          }
          """
              .formatted(scalingImages(images));
      case TRIPOD ->
          """
          # Hsu et al. (2024), without its penalty on the decoder: latents on a fixed grid, as independent as they can be.
          tripod {
            # Higher: the latents are more independent.
            total_correlation_weight: 0.4
            # Images over which the latents are scaled before the first step.
            scaling_images: %s
          }
          """
              .formatted(scalingImages(images));
    };
  }

  /** Fewer than the training images, of which a few are kept for the validation. */
  private static int scalingImages(int images) {
    return Math.min(512, Math.max(1, images / 2));
  }

  /** The optimiser that goes with the family; a quantised latent needs weights that decay. */
  String optimizer() {
    return switch (this) {
      case QLAE, FSQ, TRIPOD -> "adam_w { weight_decay: 0.1 }";
      default -> "adam {}";
    };
  }

  /** Numbers that describe an image, or of a vector of the codebook. */
  int latentDimension() {
    return switch (this) {
      case VQ_VAE -> 8;
      case SC_VAE -> 20;
      default -> 10;
    };
  }

  /** Whether dense layers stand between the convolutions and the latents. */
  boolean hasDenseLayers() {
    return this != VQ_VAE;
  }

  /**
   * Whether the validation loss of one epoch means the same as that of another: neither a second
   * stage nor a weight or capacity of the loss that changes comes between.
   */
  boolean hasComparableEpochs() {
    return switch (this) {
      case VQ_VAE, ANNEALED_VAE, CONTROL_VAE -> false;
      default -> true;
    };
  }
}
