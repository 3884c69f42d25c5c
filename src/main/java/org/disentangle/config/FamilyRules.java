package org.disentangle.config;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig.FamilyCase;

/** The requirements of a model family, and of supervision, on the rest of a run. */
final class FamilyRules {
  /** Those whose latents have no normal posterior with a mean that could be drawn to a label. */
  private static final Set<FamilyCase> WITHOUT_MEANS =
      EnumSet.of(FamilyCase.VQ_VAE, FamilyCase.SC_VAE);

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
      checkSupervision(run, where);
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

  private static void checkSupervision(RunConfig run, String where) {
    List<String> factors = run.getSupervision().getFactorList();
    if (factors.isEmpty() || factors.contains("")) {
      throw new UserErrorException(
          "%s: supervision.factor %s; name the factors that are known, the first one for the first latent"
              .formatted(where, factors.isEmpty() ? "names none" : "has one without a name"));
    }
    Set<String> seen = new HashSet<>();
    for (String factor : factors) {
      if (!seen.add(factor)) {
        throw new UserErrorException(
            "%s: supervision.factor names %s twice, but each factor has one latent; name it once"
                .formatted(where, factor));
      }
    }
    int latents = run.getNetwork().getLatentDimension();
    if (factors.size() > latents) {
      throw new UserErrorException(
          "%s: supervision.factor names %s factors, each with a latent of its own, and network.latent_dimension is %s; raise that, or name fewer"
              .formatted(where, factors.size(), latents));
    }
    if (WITHOUT_MEANS.contains(run.getFamilyCase())) {
      throw new UserErrorException(
          "%s: supervision draws the means of latents to labels, and a %s has no latents with a normal posterior; leave supervision out, or take another family"
              .formatted(where, run.getFamilyCase().name().toLowerCase(Locale.ROOT)));
    }
    if (run.getNetwork().getBatchNormalization()) {
      throw new UserErrorException(
          where
              + ": network.batch_normalization is true, but with supervision images with and"
              + " without labels are encoded as two batches, which would be normalised apart; write"
              + " batch_normalization: false");
    }
  }
}
