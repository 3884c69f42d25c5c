package org.disentangle.config;

import java.math.BigDecimal;
import org.disentangle.UserErrorException;

/** The requirements of a model family on the rest of a run. */
final class FamilyRules {

  private FamilyRules() {}

  /**
   * Checks the rest of a run against its family.
   *
   * @param run whole, each field within its own range
   * @throws UserErrorException naming the field, the family's reason, and what to write
   */
  static void check(RunConfig run, String where) {
    switch (run.getFamilyCase()) {
      case VAMP_PRIOR -> checkVampPrior(run.getNetwork(), where);
      case BETA_TCVAE -> requirePairs(run.getLoop(), "beta_tcvae", where);
      case DIP_VAE ->
          requireTwoImages(
              run.getLoop(), "dip_vae takes the covariance of the codes over a batch", where);
      case FACTOR_VAE ->
          requireTwoImages(
              run.getLoop(), "factor_vae shuffles the latents of a batch among its images", where);
      case CONTROL_VAE -> checkControlVae(run, where);
      case INFO_VAE -> {
        requirePairs(run.getLoop(), "info_vae", where);
        checkInfoVae(run.getInfoVae(), where);
      }
      case WAE -> requirePairs(run.getLoop(), "wae", where);
      case FACTORIZED_SUPPORT_VAE -> {
        requirePairs(run.getLoop(), "factorized_support_vae", where);
        checkFactorizedSupport(run.getNetwork(), where);
      }
      case VQ_VAE -> CodeGridGeometry.check(run, where);
      case SC_VAE -> DictionaryGeometry.check(run, where);
      case ANNEALED_VAE, BETA_VAE, FAMILY_NOT_SET -> {}
    }
  }

  private static void checkVampPrior(NetworkConfig network, String where) {
    if (network.getBatchNormalization()) {
      throw new UserErrorException(
          where
              + ": network.batch_normalization is true, but a vamp_prior encodes images and"
              + " pseudo-inputs as two batches, which would be normalised apart; write"
              + " batch_normalization: false");
    }
    if (network.getDropout() > 0) {
      throw new UserErrorException(
          where
              + ": network.dropout is "
              + network.getDropout()
              + ", but the prior of a vamp_prior goes through the encoder and would be another at"
              + " every step; write dropout: 0");
    }
  }

  private static void requirePairs(LoopConfig loop, String family, String where) {
    requireTwoImages(loop, family + " compares the images of a batch with each other", where);
  }

  private static void requireTwoImages(LoopConfig loop, String reason, String where) {
    if (loop.getBatchSize() < 2) {
      throw new UserErrorException(
          where
              + ": loop.batch_size is "
              + loop.getBatchSize()
              + ", but "
              + reason
              + "; write at least 2");
    }
  }

  private static void checkControlVae(RunConfig run, String where) {
    ControlVaeConfig settings = run.getControlVae();
    if (settings.getFirstCapacity() > settings.getCapacity()) {
      throw new UserErrorException(
          where
              + ": control_vae.first_capacity is "
              + settings.getFirstCapacity()
              + ", but the target rises to control_vae.capacity, which is "
              + settings.getCapacity()
              + "; write at most that");
    }
    if (run.getLoop().hasEarlyStopping()) {
      throw new UserErrorException(
          where
              + ": loop.early_stopping compares the losses of the epochs, but control_vae weighs"
              + " the KL of each epoch by another beta; leave early_stopping out");
    }
  }

  private static void checkInfoVae(InfoVaeConfig settings, String where) {
    // In decimals, as they are written: 0.7 and 0.3 are 1.
    BigDecimal least = BigDecimal.ONE.subtract(BigDecimal.valueOf(settings.getAlpha()));
    if (BigDecimal.valueOf(settings.getLambda()).compareTo(least) < 0) {
      throw new UserErrorException(
          where
              + ": info_vae.alpha is "
              + FieldValue.text(settings.getAlpha())
              + " and info_vae.lambda "
              + FieldValue.text(settings.getLambda())
              + ", but with alpha + lambda below 1 the discrepancy from the prior would be"
              + " maximised; write lambda: "
              + FieldValue.text(least.doubleValue())
              + " or more");
    }
  }

  private static void checkFactorizedSupport(NetworkConfig network, String where) {
    if (network.getLatentDimension() < 2) {
      throw new UserErrorException(
          where
              + ": network.latent_dimension is "
              + network.getLatentDimension()
              + ", but factorized_support_vae compares pairs of latents; write at least 2");
    }
  }
}
