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
      case BETA_TCVAE -> checkBetaTcVae(run.getLoop(), where);
      case VQ_VAE -> CodeGridGeometry.check(run, where);
      case SC_VAE -> DictionaryGeometry.check(run, where);
      case ADA_VAE -> checkAdaVae(run.getLoop(), where);
      case BETA_VAE, FAMILY_NOT_SET -> {}
    }
    if (run.hasSupervision()) {
      SupervisionRules.check(run, where);
    }
  }

  private static void checkAdaVae(LoopConfig loop, String where) {
    if (loop.getBatchSize() % 2 != 0) {
      throw new UserErrorException(
          "%s: loop.batch_size is %s, but an ada_vae trains on pairs of images; write an even number, twice as many as pairs"
              .formatted(where, loop.getBatchSize()));
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

  private static void checkBetaTcVae(LoopConfig loop, String where) {
    if (loop.getBatchSize() < 2) {
      throw new UserErrorException(
          where
              + ": loop.batch_size is "
              + loop.getBatchSize()
              + ", but beta_tcvae compares the images of a batch with each other; write at least 2");
    }
  }
}
