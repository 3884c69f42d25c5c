package org.disentangle.model.variational;

import java.util.List;
import java.util.Map;
import org.disentangle.config.BetaVaeConfig;
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
 * The β-VAE: a variational autoencoder whose KL term weighs β times.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code  L = E_q(z|x)[ -log p(x|z) ] + beta * KL( q(z|x) || N(0, I) ) }</pre>
 *
 * with a diagonal normal posterior q, a likelihood p of the values of an image (independent given
 * z, unless the decoder is autoregressive), one draw of z for each image, and the KL in closed
 * form. Both terms are sums (over values, over latents): β is comparable with the papers only on
 * this scale, and only for the same likelihood and size of images.
 *
 * <h2>Limits</h2>
 *
 * β = 1 is the VAE of Kingma &amp; Welling (2014); β = 0 an autoencoder with noise that training
 * shrinks away; with a large β the latents carry no information.
 *
 * <h2>Reference</h2>
 *
 * Higgins et al. (2017), "beta-VAE: Learning Basic Visual Concepts with a Constrained Variational
 * Framework", Eq. 4. Deviations: none; β may rise linearly from 0 at the start of training, and
 * change later.
 */
public final class BetaVae extends GaussianVae {
  private final BetaVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public BetaVae(NetworkConfig network, BetaVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "beta-VAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return beta().hyperparameters();
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(Signatures.KL, beta().weight());
  }

  private ScheduledWeight beta() {
    return new ScheduledWeight(
        "beta", settings.getBeta(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    return Map.of(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
  }
}
