package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.math.BigDecimal;
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
      EnumSet.of(
          FamilyCase.VQ_VAE, FamilyCase.SC_VAE, FamilyCase.QLAE, FamilyCase.FSQ, FamilyCase.TRIPOD);

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
      case ADA_VAE -> checkAdaVae(run.getLoop(), where);
      case TRIPOD -> {
        requirePairs(run.getLoop(), "tripod", where);
        if (run.getTripod().getHessianPenaltyWeight() > 0) {
          checkHessianPenalty(run, where);
        }
      }
      case FSQ -> checkFsq(run.getNetwork(), run.getFsq(), where);
      case ANNEALED_VAE, BETA_VAE, QLAE, FAMILY_NOT_SET -> {}
    }
    checkChange(run, where);
    if (run.hasSupervision()) {
      checkSupervision(run, where);
    }
  }

  /** Whichever weight of the family it is of. */
  private static void checkChange(RunConfig run, String where) {
    FieldDescriptor family =
        RunConfig.getDescriptor().findFieldByNumber(run.getFamilyCase().getNumber());
    if (family == null) {
      return;
    }
    for (Object setting : ((Message) run.getField(family)).getAllFields().values()) {
      if (setting instanceof WeightChange change && change.getFromStep() >= change.getToStep()) {
        throw new UserErrorException(
            "%s: %s.change goes from_step %s to_step %s, but it needs steps to change in; write a to_step above its from_step"
                .formatted(where, family.getName(), change.getFromStep(), change.getToStep()));
      }
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

  private static boolean hasMeans(RunConfig run) {
    boolean isDeterministic =
        run.hasWae() && run.getWae().getEncoder() == WaeEncoder.DETERMINISTIC_ENCODER;
    return !WITHOUT_MEANS.contains(run.getFamilyCase()) && !isDeterministic;
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
    if (!hasMeans(run)) {
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

  private static void checkHessianPenalty(RunConfig run, String where) {
    NetworkConfig network = run.getNetwork();
    if (network.getLatentDimension() < 2) {
      throw new UserErrorException(
          "%s: network.latent_dimension is %s, but tripod.hessian_penalty_weight weighs derivatives by two latents; write at least 2, or leave the weight out"
              .formatted(where, network.getLatentDimension()));
    }
    if (network.hasDense() && network.getDecoder().getHiddenUnitsCount() == 0) {
      throw new UserErrorException(
          "%s: network.decoder has no hidden layers, but tripod.hessian_penalty_weight weighs their second derivatives; write hidden_units, or leave the weight out"
              .formatted(where));
    }
    if (network.getBatchNormalization()) {
      throw new UserErrorException(
          "%s: network.batch_normalization is true, but with tripod.hessian_penalty_weight the decoder also sees latents beside those of the batch, which would be normalised with others; write batch_normalization: false"
              .formatted(where));
    }
    if (run.getPrecision() != Precision.FLOAT32) {
      throw new UserErrorException(
          "%s: precision is %s, but tripod.hessian_penalty_weight weighs small differences of a decoder, which are lost in 16 bits; write precision: FLOAT32, or leave the weight out"
              .formatted(where, run.getPrecision()));
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
