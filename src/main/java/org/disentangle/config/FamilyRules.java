package org.disentangle.config;

import org.disentangle.UserErrorException;

/** The requirements of a model family on the rest of a run. */
final class FamilyRules {
  private static final int FEWEST_LEVELS = 3;

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
      case BETA_TCVAE -> checkPairs("beta_tcvae", run.getLoop(), where);
      case VQ_VAE -> CodeGridGeometry.check(run, where);
      case SC_VAE -> DictionaryGeometry.check(run, where);
      case TRIPOD -> checkPairs("tripod", run.getLoop(), where);
      case FSQ -> checkFsq(run.getNetwork(), run.getFsq(), where);
      case BETA_VAE, QLAE, FAMILY_NOT_SET -> {}
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

  private static void checkPairs(String family, LoopConfig loop, String where) {
    if (loop.getBatchSize() < 2) {
      throw new UserErrorException(
          where
              + ": loop.batch_size is "
              + loop.getBatchSize()
              + ", but "
              + family
              + " compares the images of a batch with each other; write at least 2");
    }
  }

  private static void checkFsq(NetworkConfig network, FsqConfig fsq, String where) {
    int latents = network.getLatentDimension();
    if (fsq.getLevelsCount() != 1 && fsq.getLevelsCount() != latents) {
      throw new UserErrorException(
          "%s: fsq.levels has %s numbers, but network.latent_dimension is %s; write one number for all latents, e.g. levels: 10, or one for each"
              .formatted(where, fsq.getLevelsCount(), latents));
    }
    for (int levels : fsq.getLevelsList()) {
      if (levels < FEWEST_LEVELS) {
        throw new UserErrorException(
            "%s: fsq.levels is %s, but between so few levels the bound of fsq passes no gradient; write at least %s"
                .formatted(where, levels, FEWEST_LEVELS));
      }
    }
  }
}
