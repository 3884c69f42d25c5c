package org.disentangle.model.family;

import org.disentangle.config.RunConfig;
import org.disentangle.model.LatentModel;
import org.disentangle.model.discrete.Fsq;
import org.disentangle.model.discrete.Qlae;
import org.disentangle.model.discrete.Tripod;
import org.disentangle.model.discrete.VqVae;
import org.disentangle.model.sparse.ScVae;
import org.disentangle.model.variational.AdaVae;
import org.disentangle.model.variational.AnnealedVae;
import org.disentangle.model.variational.BetaTcVae;
import org.disentangle.model.variational.BetaVae;
import org.disentangle.model.variational.ControlVae;
import org.disentangle.model.variational.DipVae;
import org.disentangle.model.variational.FactorVae;
import org.disentangle.model.variational.FactorizedSupportVae;
import org.disentangle.model.variational.InfoVae;
import org.disentangle.model.variational.SupervisedVae;
import org.disentangle.model.variational.VampPrior;
import org.disentangle.model.variational.Wae;

/** Makes the model that a configuration names. */
public final class Families {
  private Families() {}

  /**
   * Makes the model of a run.
   *
   * @param run resolved and checked
   */
  public static LatentModel of(RunConfig run) {
    LatentModel family = family(run);
    return run.hasSupervision()
        ? new SupervisedVae(family, run.getNetwork(), run.getSupervision())
        : family;
  }

  private static LatentModel family(RunConfig run) {
    return switch (run.getFamilyCase()) {
      case ANNEALED_VAE -> new AnnealedVae(run.getNetwork(), run.getAnnealedVae());
      case CONTROL_VAE -> new ControlVae(run.getNetwork(), run.getControlVae());
      case DIP_VAE -> new DipVae(run.getNetwork(), run.getDipVae());
      case BETA_VAE -> new BetaVae(run.getNetwork(), run.getBetaVae());
      case VAMP_PRIOR -> new VampPrior(run.getNetwork(), run.getVampPrior());
      case BETA_TCVAE -> new BetaTcVae(run.getNetwork(), run.getBetaTcvae());
      case FACTOR_VAE -> new FactorVae(run.getNetwork(), run.getFactorVae());
      case INFO_VAE -> new InfoVae(run.getNetwork(), run.getInfoVae());
      case WAE -> new Wae(run.getNetwork(), run.getWae());
      case FACTORIZED_SUPPORT_VAE ->
          new FactorizedSupportVae(run.getNetwork(), run.getFactorizedSupportVae());
      case VQ_VAE -> new VqVae(run.getNetwork(), run.getVqVae());
      case ADA_VAE -> new AdaVae(run.getNetwork(), run.getAdaVae());
      case SC_VAE -> new ScVae(run.getNetwork(), run.getScVae(), run.getSeed());
      case QLAE -> new Qlae(run.getNetwork(), run.getQlae());
      case FSQ -> new Fsq(run.getNetwork(), run.getFsq());
      case TRIPOD -> new Tripod(run.getNetwork(), run.getTripod());
      case FAMILY_NOT_SET -> throw new IllegalArgumentException("a checked run names its family");
    };
  }
}
