package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.AnnealedVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Prior;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The annealed VAE (CCI-VAE): a variational autoencoder whose KL is held to a capacity that rises
 * while it trains.
 *
 * <p>Minimises, in nats per image:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + gamma * |KL - C(t)|,   C(t) = C_max * min(1, t / T)
 * }</pre>
 *
 * with the reconstruction averaged over the batch, and KL the mean over the batch of KL(q(z|x) ‖
 * N(0, I)). The mean is taken before the distance: images may cost more or less than C, as long as
 * they cost C on average. (The distance of each image's own KL, as in one public library, is
 * another model: it makes all images cost the same.)
 *
 * <p>{@code capacity_gap} is the distance, with weight γ. {@code kl} is told as of every family,
 * with weight 0. C is fed at each step; the exported model and the validation have C_max.
 *
 * <h2>Limits</h2>
 *
 * C_max = 0 is the β-VAE with β = γ. While KL &lt; C the gradient of the KL is negative: the model
 * is paid for a larger one.
 *
 * <h2>Settings</h2>
 *
 * γ is right if the KL stays within a nat of C; with a much larger one training is unstable, or all
 * posteriors move away from the prior together, which costs C nats and tells nothing. C_max is
 * right near the KL of a VAE of low β that reconstructs well: 15 to 25 nats for dSprites. Both
 * assume that the reconstruction is summed over the pixels.
 *
 * <h2>Reference</h2>
 *
 * Burgess et al. (2018), "Understanding disentangling in β-VAE", Eq. 8. Deviations: none.
 */
public final class AnnealedVae extends GaussianVae {
  private final AnnealedVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public AnnealedVae(NetworkConfig network, AnnealedVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "AnnealedVAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of("gamma", settings.getGamma(), Signatures.CAPACITY, settings.getCapacity());
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(
        Signatures.KL, Weight.constant(0),
        Signatures.CAPACITY_GAP, Weight.constant(settings.getGamma()),
        Signatures.CAPACITY, new Weight(settings.getCapacity(), settings.getCapacitySteps()));
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("compares the mean KL of a whole batch with the capacity");
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL, Signatures.CAPACITY_GAP);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Operand<TFloat32> kl = Batches.meanOfSums(tf, posterior.klToStandardNormal(tf));
    Operand<TFloat32> capacity = graph.weights().get(Signatures.CAPACITY);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, kl);
    terms.put(Signatures.CAPACITY_GAP, tf.math.abs(tf.math.sub(kl, capacity)));
    return terms;
  }

  @Override
  Map<String, Operand<TFloat32>> monitors(ModelGraph graph) {
    return Map.of(Signatures.CAPACITY, graph.weights().get(Signatures.CAPACITY));
  }

  @Override
  Prior prior(ModelGraph graph) {
    return new StandardNormal(latentDimension());
  }
}
