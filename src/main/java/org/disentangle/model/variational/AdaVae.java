package org.disentangle.model.variational;

import java.util.List;
import java.util.Map;
import org.disentangle.config.AdaVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.PosteriorAverage;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Mode;
import org.disentangle.model.FurtherInput;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Ada-GVAE and Ada-ML-VAE: a β-VAE of pairs of images that differ in a few factors, which are not
 * told.
 *
 * <p>Minimises, in nats per image, averaged over the pairs (x1, x2):
 *
 * <pre>{@code
 * L = 1/2 sum_i ( E_r(z|xi)[ -log p(xi|z) ] + beta * KL( r(z|xi) || N(0, I) ) )
 * }</pre>
 *
 * where r is the encoder's posterior q with that of each shared latent replaced by the average of
 * the two ({@link PairPosteriors}). A latent is shared if the posteriors of the two images are
 * closer in it than halfway between those of the closest and of the farthest latent. Which ones are
 * shared has no gradient; the averages have. Each image has its own draw of z.
 *
 * <p>The variant with labels is told which factors differ: the latents of these, by the order of
 * the factors, keep their own posteriors, and all others are averaged.
 *
 * <p>In inference there are no pairs: validation and the exported model see single images, with the
 * losses of a β-VAE. These are what a pair of equal images costs in training; a training pair costs
 * more, as its shared latents say what both images have in common.
 *
 * <h2>Limits</h2>
 *
 * A pair of equal images: the β-VAE of each. No latent shared: the same for any pair. β = 0: no
 * regularisation but by sharing.
 *
 * <h2>Reference</h2>
 *
 * Locatello et al. (2020), "Weakly-Supervised Disentanglement Without Compromises", section 4.1.
 * Averages: Hosoya (2019), "Group-based Learning of Disentangled Representations with
 * Generalizability for Novel Contents" (GVAE); Bouchacourt et al. (2018), "Multi-Level Variational
 * Autoencoder" (ML_VAE). Deviations: none in the loss; how pairs are drawn is with {@code
 * DrawnPairs}; β may rise linearly from 0 at the start of training, and change later.
 */
public final class AdaVae extends GaussianVae {
  private final AdaVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public AdaVae(NetworkConfig network, AdaVaeConfig settings) {
    super(network);
    this.settings = settings;
  }

  @Override
  public String family() {
    return settings.getAverage() == PosteriorAverage.GVAE ? "Ada-GVAE" : "Ada-ML-VAE";
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
  public Map<FurtherInput, Shape> furtherInputs(Shape images) {
    return settings.getLabelled()
        ? Map.of(
            FurtherInput.CHANGED_LATENTS, Shape.of(images.get(0) / 2, (long) latentDimension()))
        : Map.of();
  }

  @Override
  DiagonalGaussian regarded(ModelGraph graph, Ops tf, DiagonalGaussian encoded) {
    if (graph.mode() == Mode.INFERENCE) {
      return encoded;
    }
    PairPosteriors pairs = new PairPosteriors(tf, encoded);
    return pairs.averaged(
        settings.getLabelled()
            ? graph.further().get(FurtherInput.CHANGED_LATENTS)
            : pairs.ownByDivergence(),
        settings.getAverage());
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
