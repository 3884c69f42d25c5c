package org.disentangle.model.variational;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Mode;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ModelSignatures;
import org.disentangle.model.Prior;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.network.Decoder;
import org.disentangle.model.network.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The base class of the variational autoencoders with a diagonal normal posterior: everything
 * except the terms that draw the posterior towards the prior, and the prior itself.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code  L = E_q(z|x)[ -log p(x|z) ] + sum_i weight_i * divergence_i }</pre>
 *
 * with one draw of z for each image. The {@code representation} is the posterior mean.
 */
abstract sealed class GaussianVae implements LatentModel
    permits AdaVae,
        AnnealedVae,
        BetaVae,
        BetaTcVae,
        ControlVae,
        DipVae,
        FactorVae,
        FactorizedSupportVae,
        InfoVae,
        VampPrior {
  private final NetworkConfig network;

  /**
   * A model over the shared network.
   *
   * @param network resolved and checked
   */
  GaussianVae(NetworkConfig network) {
    this.network = network;
  }

  /** The names of the terms other than the reconstruction, in the order of the tables. */
  abstract List<String> divergences();

  /**
   * Adds the terms other than the reconstruction.
   *
   * @param tf in the scope of the losses
   * @param posterior q(z|x) of the batch, [B, K]
   * @param z one draw from it for each image, [B, K]
   * @return a scalar for each of {@link #divergences}, in the same order, without weights; in an
   *     inference graph without those that exist in training alone
   */
  abstract Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z);

  /**
   * Completes the losses of a training graph by what is no part of the model: monitors, an
   * adversary.
   *
   * @param tf in the scope of the losses
   * @param z the draws of {@link #divergences}, [B, K]
   */
  LossTerms inTraining(ModelGraph graph, Ops tf, Operand<TFloat32> z, LossTerms losses) {
    return losses;
  }

  /** The prior p(z). */
  abstract Prior prior(ModelGraph graph);

  /** The weights of the terms that have one, by name. */
  Map<String, Operand<TFloat32>> termWeights(ModelGraph graph) {
    return graph.weights();
  }

  /** What training reports along with the terms, by name, each float32 []. */
  Map<String, Operand<TFloat32>> monitors(ModelGraph graph) {
    return Map.of();
  }

  /**
   * The posteriors that the losses are of; those of the encoder, unless a family changes them.
   *
   * @param encoded q(z|x) of the batch, [B, K]
   */
  DiagonalGaussian regarded(ModelGraph graph, Ops tf, DiagonalGaussian encoded) {
    return encoded;
  }

  /** Signatures in addition to those of the contract. */
  List<SignatureTensors> furtherSignatures(ModelGraph graph) {
    return List.of();
  }

  @Override
  public final int latentDimension(ImageShape images) {
    return latentDimension();
  }

  /** K. */
  final int latentDimension() {
    return network.getLatentDimension();
  }

  @Override
  public final List<String> terms() {
    List<String> terms = new ArrayList<>();
    terms.add(Signatures.RECONSTRUCTION);
    terms.addAll(divergences());
    return List.copyOf(terms);
  }

  @Override
  public final LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    return losses(graph, images, encoder(graph).posterior(images));
  }

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, DiagonalGaussian encoded) {
    Ops tf = graph.tf().withSubScope("losses");
    DiagonalGaussian posterior = regarded(graph, tf, encoded);
    Operand<TFloat32> z = posterior.sample(tf, graph.noise(), "posterior");
    PixelDistribution decoded = decoder(graph).images(z);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images)));
    terms.putAll(divergences(graph, tf, posterior, z));
    LossTerms losses =
        LossTerms.weighted(tf, terms, termWeights(graph)).withMonitors(monitors(graph));
    return graph.mode() == Mode.TRAINING ? inTraining(graph, tf, z, losses) : losses;
  }

  @Override
  public final List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    Decoder decoder = decoder(graph);
    DiagonalGaussian posterior = encoder(graph).posterior(inputs.images());
    PixelDistribution atMean = decoder.images(posterior.mean());
    Prior prior = prior(graph);
    return new ModelSignatures(graph, inputs)
        .reconstruct(atMean)
        .encode(
            Map.of(
                Signatures.REPRESENTATION, tf.identity(posterior.mean()),
                Signatures.MEAN, posterior.mean(),
                Signatures.LOG_VARIANCE, posterior.logVariance()))
        .decodeAndSample(
            TFloat32.class,
            Shape.of(latentDimension()),
            prior.sample(tf, graph.noise(), inputs.count()),
            decoder::images)
        .losses(losses(graph, inputs.images(), posterior), atMean)
        .logLikelihood(posterior, prior, decoder::images)
        .and(furtherSignatures(graph))
        .all();
  }

  final Encoder encoder(ModelGraph graph) {
    return new Encoder(graph.layers(), network);
  }

  final Decoder decoder(ModelGraph graph) {
    TrainingSet images = graph.trainingSet();
    return new Decoder(graph.layers(), network, images.shape(), images.kind());
  }
}
