package org.disentangle.model.variational;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.WaeConfig;
import org.disentangle.config.WaeEncoder;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Noise;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ModelSignatures;
import org.disentangle.model.ScheduledWeight;
import org.disentangle.model.StandardNormal;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Decoder;
import org.disentangle.model.network.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The Wasserstein autoencoder with a maximum mean discrepancy (WAE-MMD): an autoencoder whose codes
 * of all images together are to be distributed as the prior, whatever those of one image are.
 *
 * <p>Minimises, averaged over the batch:
 *
 * <pre>{@code  L = -log p(x|z) + lambda * MMD( q(z), N(0, I) ) }</pre>
 *
 * with z the encoder's output itself, or one draw from the normal distribution that it gives, and
 * the {@code mmd} between the codes of a batch and fresh draws of the prior (see {@link
 * MaximumMeanDiscrepancy}). The reconstruction is in nats, the MMD in units of its kernel. No term
 * rewards a wide posterior, so that the normal encoder tends to the deterministic one.
 *
 * <p>The {@code representation} is z, or its mean where it is drawn. A deterministic encoder has no
 * density: the model then has neither {@code log_variance} nor the signature {@code
 * log_likelihood}.
 *
 * <h2>Limits</h2>
 *
 * λ = 0 is an autoencoder. With the normal encoder the loss is that of {@link InfoVae} at α = 1.
 *
 * <h2>Reference</h2>
 *
 * Tolstikhin et al. (2018), "Wasserstein Auto-Encoders", ICLR, Eq. 4 and Algorithm 2. Deviations:
 * the cost of a reconstruction is its negative log-likelihood, not a square; the number of draws of
 * the prior is free, where the paper draws as many as the batch has images; λ may rise linearly
 * from 0 at the start of training.
 */
public final class Wae implements LatentModel {
  private final NetworkConfig network;
  private final WaeConfig settings;

  /** The encoder's output: the codes, or their distribution and its mean. */
  private record Encoded(Operand<TFloat32> mean, Optional<DiagonalGaussian> posterior) {

    /** The codes that a step decodes, [B, K]. */
    Operand<TFloat32> codes(Ops tf, Noise noise) {
      return posterior.map(normal -> normal.sample(tf, noise, "posterior")).orElse(mean);
    }
  }

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public Wae(NetworkConfig network, WaeConfig settings) {
    this.network = network;
    this.settings = settings;
  }

  @Override
  public String family() {
    return "WAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return lambda().hyperparameters();
  }

  @Override
  public int latentDimension(ImageShape images) {
    return network.getLatentDimension();
  }

  @Override
  public List<String> terms() {
    return List.of(Signatures.RECONSTRUCTION, Signatures.MMD);
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of(Signatures.MMD, lambda().weight());
  }

  private ScheduledWeight lambda() {
    return new ScheduledWeight(
        "lambda", settings.getLambda(), settings.getWarmUpSteps(), settings.getChange());
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return Optional.of("compares all codes of a batch with each other");
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    return losses(graph, images, encoded(graph, images));
  }

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, Encoded encoded) {
    Ops tf = graph.tf().withSubScope("losses");
    Operand<TFloat32> codes = encoded.codes(tf, graph.noise());
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoder(graph).images(codes).negativeLogLikelihood(tf, images)));
    terms.put(
        Signatures.MMD,
        new MaximumMeanDiscrepancy(settings.getMmd()).toPrior(tf, graph.noise(), codes, prior()));
    return LossTerms.weighted(tf, terms, graph.weights());
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    Decoder decoder = decoder(graph);
    Encoded encoded = encoded(graph, inputs.images());
    PixelDistribution reconstructed = decoder.images(encoded.mean());
    LossTerms losses = losses(graph, inputs.images(), encoded);
    ModelSignatures signatures =
        new ModelSignatures(graph, inputs)
            .reconstruct(reconstructed)
            .decodeAndSample(
                TFloat32.class,
                Shape.of(network.getLatentDimension()),
                prior().sample(tf, graph.noise(), inputs.count()),
                decoder::images);
    Operand<TFloat32> representation = tf.identity(encoded.mean());
    encoded
        .posterior()
        .ifPresentOrElse(
            posterior ->
                signatures
                    .encode(
                        Map.of(
                            Signatures.REPRESENTATION, representation,
                            Signatures.MEAN, posterior.mean(),
                            Signatures.LOG_VARIANCE, posterior.logVariance()))
                    .losses(losses, reconstructed)
                    .logLikelihood(posterior, prior(), decoder::images),
            () ->
                signatures
                    .encode(Map.of(Signatures.REPRESENTATION, representation))
                    .losses(losses));
    return signatures.all();
  }

  private Encoded encoded(ModelGraph graph, Operand<TFloat32> images) {
    Encoder encoder = new Encoder(graph.layers(), network);
    if (settings.getEncoder() == WaeEncoder.NORMAL_ENCODER) {
      DiagonalGaussian posterior = encoder.posterior(images);
      return new Encoded(posterior.mean(), Optional.of(posterior));
    }
    return new Encoded(
        graph
            .layers()
            .dense("encoder/code", encoder.features(images), network.getLatentDimension()),
        Optional.empty());
  }

  private StandardNormal prior() {
    return new StandardNormal(network.getLatentDimension());
  }

  private Decoder decoder(ModelGraph graph) {
    TrainingSet images = graph.trainingSet();
    return new Decoder(graph.layers(), network, images.shape(), images.kind());
  }
}
