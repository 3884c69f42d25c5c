package org.disentangle.config;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig.FamilyCase;

/** The requirements of the labels of a few images on the rest of a run. */
final class SupervisionRules {
  /** The families whose latents have no normal posterior with a mean that could be drawn to a label. */
  private static final Set<FamilyCase> WITHOUT_MEANS =
      EnumSet.of(FamilyCase.VQ_VAE, FamilyCase.SC_VAE);

  private SupervisionRules() {}

  /**
   * Checks a run with supervision.
   *
   * @throws UserErrorException naming the field, the reason, and what to write
   */
  static void check(RunConfig run, String where) {
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
