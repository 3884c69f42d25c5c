package org.disentangle.config;

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
      case BETA_TCVAE ->
          requireTwoImages(
              run.getLoop(), "beta_tcvae compares the images of a batch with each other", where);
      case DIP_VAE ->
          requireTwoImages(
              run.getLoop(), "dip_vae takes the covariance of the codes over a batch", where);
      case CONTROL_VAE -> checkControlVae(run, where);
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
}
