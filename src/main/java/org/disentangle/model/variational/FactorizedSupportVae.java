package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.config.FactorizedSupportVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The β-VAE with a factorised support (HFS): latents may be correlated, but every combination of
 * their values has to occur.
 *
 * <p>Minimises, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + beta * KL( q(z|x) || N(0, I) ) + gamma * support(mean of q)
 * }</pre>
 *
 * with one draw of z for each image, and the {@code factorized_support} of the posterior means of
 * the batch, a sum over pairs of latents of squared Hausdorff distances ({@link
 * FactorizedSupport}). Pairs and recombined points are drawn anew at each step, by the step's seed.
 * The first two terms are in nats, the third in squared units of the code: γ says how many nats one
 * costs. The distances shrink with the code itself; the KL is what keeps its scale.
 *
 * <h2>Limits</h2>
 *
 * γ = 0 is the β-VAE. A latent that is the same for all images adds nothing.
 *
 * <h2>Reference</h2>
 *
 * Roth et al. (2023), "Disentanglement of Correlated Factors via Hausdorff Factorized Support",
 * ICLR, with the hard distance of their grids. Deviations: their code's further term for the scale
 * of the code is left out, since it goes over the latents of an image instead of the images of a
 * batch; β and γ may rise linearly from 0 at the start of training, and γ may change later.
 */
public final class FactorizedSupportVae extends GaussianVae {
  private final FactorizedSupportVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked, of at least two latents
   * @param settings resolved and checked
   */
  public FactorizedSupportVae(NetworkConfig network, FactorizedSupportVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "HFS-VAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(gamma().hyperparameters());
    shown.put("beta", settings.getBeta());
    return shown;
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.KL,
        new Weight(settings.getBeta(), settings.getWarmUpSteps()),
        Signatures.FACTORIZED_SUPPORT,
        gamma().weight());
  }

  private ScheduledWeight gamma() {
    return new ScheduledWeight(
        "gamma", settings.getGamma(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("compares combinations of the codes of a batch with all of its codes");
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL, Signatures.FACTORIZED_SUPPORT);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    terms.put(
        Signatures.FACTORIZED_SUPPORT,
        new FactorizedSupport(settings.getPairs(), settings.getPoints())
            .distance(tf, graph.noise(), posterior.mean()));
    return terms;
  }
}
