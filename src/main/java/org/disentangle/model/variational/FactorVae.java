package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.DiscriminatorConfig;
import org.disentangle.config.FactorVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Schedule;
import org.disentangle.model.Adversary;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Discriminator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The FactorVAE: a variational autoencoder that also minimises the total correlation of its
 * latents, as a discriminator estimates it.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + KL( q(z|x) || N(0, I) ) + gamma * TC
 * TC = E_q(z)[ l_joint(z) - l_product(z) ]      total_correlation
 * }</pre>
 *
 * with one draw of z for each image in both places, and the logits l of a {@link Discriminator}
 * that tells draws of q(z) from draws of the product of its marginals, Π q(z_k). For the latter
 * each latent is shuffled over the batch by itself. The discriminator learns in the same steps,
 * from the same draws, by an optimiser of its own ({@link Adversary}), what {@link DensityRatio}
 * says; the monitors {@code discriminator_loss} and {@code discriminator_accuracy} are its loss and
 * the share of draws that it tells right. An accuracy of one half says that it finds no dependence
 * among the latents: either there is none, or the discriminator lags behind.
 *
 * <h2>Validation and export</h2>
 *
 * The discriminator belongs to the training. In an inference graph there are the reconstruction and
 * the KL alone, and the loss is their sum, the negative bound on log p(x).
 *
 * <h2>Limits</h2>
 *
 * γ = 0 is the variational autoencoder. With one latent there is nothing to depend on each other:
 * the discriminator stays at chance.
 *
 * <h2>Reference</h2>
 *
 * Kim &amp; Mnih (2018), "Disentangling by Factorising", Eq. 2 and Algorithm 2. Deviations: the
 * discriminator learns from the draws of the batch that the model learns from, as in
 * disentanglement_lib, where the paper draws a second batch; γ may rise linearly from 0 at the
 * start of training, and change later; weights start uniform (Glorot &amp; Bengio 2010). A step
 * counts once, unlike in disentanglement_lib, whose 300,000 steps are 150,000 of both networks.
 */
public final class FactorVae extends GaussianVae {
  private final FactorVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public FactorVae(NetworkConfig network, FactorVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "FactorVAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return gamma().hyperparameters();
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(Signatures.TOTAL_CORRELATION, gamma().weight());
  }

  private ScheduledWeight gamma() {
    return new ScheduledWeight(
        "gamma", settings.getGamma(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("shuffles each latent over all images of a batch");
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL, Signatures.TOTAL_CORRELATION);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    if (graph.mode() == Mode.TRAINING) {
      terms.put(Signatures.TOTAL_CORRELATION, Batches.meanOfSums(tf, logRatio(graph, tf, z)));
    }
    return terms;
  }

  @Override
  LossTerms inTraining(ModelGraph graph, Ops tf, Operand<TFloat32> z, LossTerms losses) {
    Operand<TFloat32> constant = tf.stopGradient(z);
    DensityRatio ratio =
        new DensityRatio(
            logRatio(graph, tf, constant),
            logRatio(graph, tf, Batches.shuffledColumns(tf, graph.noise(), "product", constant)));
    Operand<TFloat32> loss = ratio.crossEntropy(tf);
    Map<String, Operand<TFloat32>> monitors = new LinkedHashMap<>();
    monitors.put(Signatures.DISCRIMINATOR_LOSS, loss);
    monitors.put(Signatures.DISCRIMINATOR_ACCURACY, ratio.accuracy(tf));
    DiscriminatorConfig discriminator = settings.getDiscriminator();
    return losses
        .withMonitors(monitors)
        .against(
            new Adversary(
                Discriminator.NETWORK,
                loss,
                new Optimizer.Adam(
                    (float) discriminator.getBeta1(),
                    (float) discriminator.getBeta2(),
                    (float) discriminator.getEpsilon()),
                Schedule.constant(discriminator.getLearningRate())));
  }

  private Operand<TFloat32> logRatio(ModelGraph graph, Ops tf, Operand<TFloat32> z) {
    return DensityRatio.log(
        tf, new Discriminator(graph.layers(), settings.getDiscriminator()).logits(z));
  }
}
