package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.InfoVaeConfig;
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
 * The InfoVAE: a variational autoencoder that draws all codes together towards the prior, and each
 * image's own less, so that a code may keep more information.
 *
 * <p>Minimises, averaged over the batch:
 *
 * <pre>{@code
 * L = E_q(z|x)[ -log p(x|z) ] + (1 - alpha) * KL( q(z|x) || p(z) )
 *     + (alpha + lambda - 1) * MMD( q(z), p(z) )
 * }</pre>
 *
 * with p(z) = N(0, I), q(z) the codes of all images, one draw of z for each image, and the {@code
 * mmd} between the draws of a batch and fresh draws of the prior (see {@link
 * MaximumMeanDiscrepancy}). The first two terms are in nats, the MMD is in units of its kernel: its
 * weight says how many nats one unit costs. It presses on no latent by itself, so that little
 * disentanglement is to be expected from it alone; what it gives is codes that tell of the image
 * and samples of the prior that look like the data.
 *
 * <h2>Limits</h2>
 *
 * α = 0, λ = 1 is the VAE, α = 1 the MMD-VAE; α = 1, λ = 0 an autoencoder with noise that training
 * shrinks away. With α + λ &lt; 1 the discrepancy would be maximised: the configuration refuses it.
 *
 * <h2>Reference</h2>
 *
 * Zhao, Song &amp; Ermon (2017), "InfoVAE: Information Maximizing Variational Autoencoders", Eq. 6.
 * Deviations: the number of draws of the prior is free (the authors' code takes 200), pixels have
 * the configured likelihood instead of mean squares (weights are not comparable with that code),
 * and both weights may rise linearly from 0 at the start of training.
 */
public final class InfoVae extends GaussianVae {
  private final InfoVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public InfoVae(NetworkConfig network, InfoVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return "InfoVAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of("alpha", settings.getAlpha(), "lambda", settings.getLambda());
  }

  @Override
  public Map<String, Weight> weights() {
    long warmUp = settings.getWarmUpSteps();
    return Map.of(
        Signatures.KL, new Weight(1 - settings.getAlpha(), warmUp),
        Signatures.MMD, new Weight(settings.getAlpha() + settings.getLambda() - 1, warmUp));
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("compares all codes of a batch with each other");
  }

  @Override
  List<String> divergences() {
    return List.of(Signatures.KL, Signatures.MMD);
  }

  @Override
  Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z) {
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.KL, Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    terms.put(
        Signatures.MMD,
        new MaximumMeanDiscrepancy(settings.getMmd()).toPrior(tf, graph.noise(), z, prior(graph)));
    return terms;
  }

  @Override
  Prior prior(ModelGraph graph) {
    return new StandardNormal(latentDimension());
  }
}
