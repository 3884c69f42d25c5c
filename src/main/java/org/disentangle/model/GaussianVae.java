package org.disentangle.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.SignatureTensors;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What the variational autoencoders with a diagonal normal posterior and Bernoulli pixels have in
 * common: all but the terms that draw the posterior towards the prior, and the prior itself.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code  L = E_q(z|x)[ -log p(x|z) ] + sum_i weight_i * divergence_i }</pre>
 *
 * with one draw of z for each image. The {@code representation} is the posterior mean.
 */
abstract sealed class GaussianVae implements LatentModel permits BetaVae, BetaTcVae, VampPrior {
  private final NetworkConfig network;

  /**
   * A model over the shared network.
   *
   * @param network resolved and checked
   */
  GaussianVae(NetworkConfig network) {
    this.network = network;
  }

  /** The names of the terms beside the reconstruction, in the order of the tables. */
  abstract List<String> divergences();

  /**
   * Adds the terms beside the reconstruction.
   *
   * @param tf in the scope of the losses
   * @param posterior q(z|x) of the batch, [B, K]
   * @param z one draw from it for each image, [B, K]
   * @return a scalar for each of {@link #divergences}, in the same order, without weights
   */
  abstract Map<String, Operand<TFloat32>> divergences(
      ModelGraph graph, Ops tf, DiagonalGaussian posterior, Operand<TFloat32> z);

  /** The prior p(z). */
  abstract Prior prior(ModelGraph graph);

  /** Signatures beside those of the contract. */
  List<SignatureTensors> furtherSignatures(ModelGraph graph) {
    return List.of();
  }

  @Override
  public final int latentDimension() {
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

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, DiagonalGaussian posterior) {
    Ops tf = graph.tf().withSubScope("losses");
    Operand<TFloat32> z = posterior.sample(tf, graph.noise(), "posterior");
    Bernoulli decoded = decoder(graph).images(z);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images)));
    terms.putAll(divergences(graph, tf, posterior, z));
    return LossTerms.weighted(tf, terms, graph.weights());
  }

  @Override
  public final List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    ConvolutionalDecoder decoder = decoder(graph);
    DiagonalGaussian posterior = encoder(graph).posterior(inputs.images());
    Bernoulli atMean = decoder.images(posterior.mean());
    LossTerms losses = losses(graph, inputs.images(), posterior);

    Placeholder<TFloat32> latents =
        tf.withName("latents")
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, latentDimension())));
    Prior prior = prior(graph);
    Operand<TFloat32> drawn = prior.sample(tf, graph.noise(), inputs.count());

    Map<String, Operand<?>> lossOutputs = new LinkedHashMap<>();
    lossOutputs.put(Signatures.LOSS, losses.loss());
    lossOutputs.putAll(losses.terms());
    lossOutputs.put(
        Signatures.RECONSTRUCTION_AT_MEAN,
        Batches.meanOfSums(tf, atMean.negativeLogLikelihood(tf, inputs.images())));

    Map<String, Operand<?>> images = Map.of(Signatures.IMAGES, inputs.images());
    Map<String, Operand<?>> probabilities =
        Map.of(Signatures.PROBABILITIES, atMean.probabilities(tf));
    Map<String, Operand<?>> encoded = new LinkedHashMap<>();
    encoded.put(Signatures.REPRESENTATION, tf.identity(posterior.mean()));
    encoded.put(Signatures.MEAN, posterior.mean());
    encoded.put(Signatures.LOG_VARIANCE, posterior.logVariance());
    List<SignatureTensors> signatures = new ArrayList<>();
    signatures.add(new SignatureTensors(Signatures.SERVING_DEFAULT, images, probabilities));
    signatures.add(new SignatureTensors(Signatures.RECONSTRUCT, images, probabilities));
    signatures.add(new SignatureTensors(Signatures.ENCODE, images, encoded));
    signatures.add(
        new SignatureTensors(
            Signatures.DECODE,
            Map.of(Signatures.LATENTS, latents),
            Map.of(Signatures.PROBABILITIES, decoder.images(latents).probabilities(tf))));
    signatures.add(
        new SignatureTensors(
            Signatures.SAMPLE,
            Map.of(Signatures.SEED, inputs.seed(), Signatures.COUNT, inputs.count()),
            Map.of(Signatures.PROBABILITIES, decoder.images(drawn).probabilities(tf))));
    signatures.add(
        new SignatureTensors(
            Signatures.LOSSES,
            Map.of(Signatures.IMAGES, inputs.images(), Signatures.SEED, inputs.seed()),
            lossOutputs));
    signatures.add(
        new SignatureTensors(
            Signatures.LOG_LIKELIHOOD,
            Map.of(
                Signatures.IMAGES, inputs.images(),
                Signatures.SEED, inputs.seed(),
                Signatures.COUNT, inputs.count()),
            Map.of(Signatures.LOG_WEIGHTS, logWeights(graph, inputs, posterior, prior))));
    signatures.addAll(furtherSignatures(graph));
    return List.copyOf(signatures);
  }

  /**
   * log p(x|z) + log p(z) − log q(z|x) of so many draws of z for each image (Burda et al. 2016, Eq.
   * 8), [B, count]. All B·count draws are decoded at once: whoever calls decides on the memory.
   */
  private Operand<TFloat32> logWeights(
      ModelGraph graph, InferenceInputs inputs, DiagonalGaussian posterior, Prior prior) {
    Ops tf = graph.tf().withSubScope("log_likelihood");
    Operand<TInt32> count = inputs.count();
    DiagonalGaussian repeated = posterior.repeated(tf, count);
    Operand<TFloat32> z = repeated.sample(tf, graph.noise(), "importance");
    Operand<TFloat32> costs =
        decoder(graph)
            .images(z)
            .negativeLogLikelihood(tf, Batches.repeated(tf, inputs.images(), count));
    Operand<TFloat32> ratio =
        tf.math.sub(prior.logDensity(tf, z), Batches.sums(tf, repeated.logDensity(tf, z)));
    return tf.reshape(
        tf.math.sub(ratio, Batches.sums(tf, costs)), tf.stack(List.of(tf.constant(-1), count)));
  }

  final ConvolutionalEncoder encoder(ModelGraph graph) {
    return new ConvolutionalEncoder(graph.layers(), network);
  }

  final ConvolutionalDecoder decoder(ModelGraph graph) {
    return new ConvolutionalDecoder(graph.layers(), network);
  }
}
