package org.disentangle.model.family;

import org.disentangle.config.RunConfig;
import org.disentangle.model.LatentModel;
import org.disentangle.model.discrete.VqVae;
import org.disentangle.model.sparse.ScVae;
import org.disentangle.model.variational.BetaTcVae;
import org.disentangle.model.variational.BetaVae;
import org.disentangle.model.variational.VampPrior;

/** Makes the model that a configuration names. */
public final class Families {
  private Families() {}

  /**
   * Makes the model of a run.
   *
   * @param run resolved and checked
   */
  public static LatentModel of(RunConfig run) {
    return switch (run.getFamilyCase()) {
      case BETA_VAE -> new BetaVae(run.getNetwork(), run.getBetaVae());
      case VAMP_PRIOR -> new VampPrior(run.getNetwork(), run.getVampPrior());
      case BETA_TCVAE -> new BetaTcVae(run.getNetwork(), run.getBetaTcvae());
      case VQ_VAE -> new VqVae(run.getNetwork(), run.getVqVae());
      case SC_VAE -> new ScVae(run.getNetwork(), run.getScVae(), run.getSeed());
      case FAMILY_NOT_SET -> throw new IllegalArgumentException("a checked run names its family");
    };
  }
}
