package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.config.BetaTcVaeConfig;
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
 * The β-TCVAE: a variational autoencoder whose KL is split into three terms with a weight each.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + alpha * I(x; z) + beta * TC(z) + gamma * sum_k KL( q(z_k) || p(z_k) )
 *
 * I(x; z)  mutual_information   E[ log q(z|x) - log q(z) ]             of image and code
 * TC(z)    total_correlation    E[ log q(z) - sum_k log q(z_k) ]       of the latents
 *          dimension_wise_kl    E[ sum_k log q(z_k) - log p(z) ]
 * }</pre>
 *
 * with p(z) = N(0, I), one draw of z for each image, and q(z), q(z_k) estimated within the batch
 * (see {@link AggregatedPosterior}). The three terms always sum to log q(z|x) − log p(z) at the
 * draw, whatever the estimates.
 *
 * <h2>Batch size</h2>
 *
 * Each term is a mean over the batch, so their scale and their sum do not depend on its size; the
 * split between them does, since it is estimated from the batch. It is comparable between runs of
 * one batch size. Where posteriors are narrow a batch holds no neighbour of a draw in all latents
 * at once: then q(z) is estimated as q(z|x)/N (stratified) or less, mutual_information is about log
 * N instead of its true value, and total_correlation is too small by the same amount, even below 0
 * (configs/families/beta-tcvae.textproto ends at −4 nats with batches of 64). The gradients of the
 * marginals, which are of single latents, are not affected.
 *
 * <h2>Limits</h2>
 *
 * α = β = γ = 1 is the variational autoencoder with its KL by Monte Carlo.
 *
 * <h2>Reference</h2>
 *
 * Chen et al. (2018), "Isolating Sources of Disentanglement in Variational Autoencoders", Eq. 2 and
 * 5. Deviations: none; all three weights may rise linearly from 0 at the start of training, and β
 * may change later.
 */
public final class BetaTcVae extends GaussianVae {
  private final BetaTcVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public BetaTcVae(NetworkConfig network, BetaTcVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "beta-TCVAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> shown = new TreeMap<>(beta().hyperparameters());
    shown.put("alpha", settings.getAlpha());
    shown.put("gamma", settings.getGamma());
    return shown;
  }

  @Override
  public Map<String, Weight> weights() {
    long warmUp = settings.getWarmUpSteps();
    return Map.of(
        Signatures.MUTUAL_INFORMATION, new Weight(settings.getAlpha(), warmUp),
        Signatures.TOTAL_CORRELATION, beta().weight(),
        Signatures.DIMENSION_WISE_KL, new Weight(settings.getGamma(), warmUp));
  }

  private ScheduledWeight beta() {
    return new ScheduledWeight(
        "beta", settings.getBeta(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("estimates its divergences from all pairs of images of a batch");
  }

  @Override
  List<String> divergences() {
    return List.of(
        Signatures.MUTUAL_INFORMATION, Signatures.TOTAL_CORRELATION, Signatures.DIMENSION_WISE_KL);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Operand<TFloat32> conditional = Batches.sums(tf, posterior.logDensity(tf, z));
    AggregatedPosterior.Densities aggregated =
        new AggregatedPosterior(posterior, graph.trainingSet().size(), settings.getEstimator())
            .at(tf, z);
    Operand<TFloat32> prior = prior(graph).logDensity(tf, z);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.MUTUAL_INFORMATION, mean(tf, conditional, aggregated.joint()));
    terms.put(Signatures.TOTAL_CORRELATION, mean(tf, aggregated.joint(), aggregated.product()));
    terms.put(Signatures.DIMENSION_WISE_KL, mean(tf, aggregated.product(), prior));
    return terms;
  }

  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> logDensity, Operand<TFloat32> subtracted) {
    return Batches.meanOfSums(tf, tf.math.sub(logDensity, subtracted));
  }
}
