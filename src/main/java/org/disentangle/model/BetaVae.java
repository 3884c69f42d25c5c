package org.disentangle.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Bernoulli;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.SignatureTensors;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The β-VAE: a variational autoencoder whose KL term weighs β times.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code  L = E_q(z|x)[ -log p(x|z) ] + beta * KL( q(z|x) || N(0, I) ) }</pre>
 *
 * with a diagonal normal posterior q, independent Bernoulli pixels p, one draw of z for each image,
 * and the KL in closed form. Both terms are sums (over pixels, over latents): β is comparable with
 * the papers only on this scale.
 *
 * <h2>Limits</h2>
 *
 * β = 1 is the VAE of Kingma &amp; Welling (2014); β = 0 an autoencoder with noise that training
 * shrinks away; a large β empties the latents.
 *
 * <h2>Reference</h2>
 *
 * Higgins et al. (2017), "beta-VAE: Learning Basic Visual Concepts with a Constrained Variational
 * Framework", Eq. 4. Deviations: none; β may rise linearly from 0 at the start of training.
 */
public final class BetaVae implements LatentModel {
  private final NetworkConfig network;
  private final BetaVaeConfig settings;

  /**
   * The model of a configuration.
   *
   * @param network resolved and checked
   * @param settings resolved and checked
   */
  public BetaVae(NetworkConfig network, BetaVaeConfig settings) {
    this.network = network;
    this.settings = settings;
  }

  @Override
  public String family() {
    return "beta-VAE";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of("beta", settings.getBeta());
  }

  @Override
  public int latentDimension() {
    return network.getLatentDimension();
  }

  @Override
  public List<String> terms() {
    return List.of(Signatures.RECONSTRUCTION, Signatures.KL);
  }

  @Override
  public Schedule weight() {
    return Schedule.constant(settings.getBeta()).warmedUp(settings.getWarmUpSteps());
  }

  @Override
  public double finalWeight() {
    return settings.getBeta();
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    return losses(graph, images, encoder(graph).posterior(images));
  }

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, DiagonalGaussian posterior) {
    Ops tf = graph.tf().withSubScope("losses");
    Operand<TFloat32> z = posterior.sample(tf, graph.noise(), "posterior");
    Bernoulli decoded = decoder(graph).images(z);
    Operand<TFloat32> reconstruction =
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images));
    Operand<TFloat32> kl = Batches.meanOfSums(tf, posterior.klToStandardNormal(tf));
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(Signatures.RECONSTRUCTION, reconstruction);
    terms.put(Signatures.KL, kl);
    return new LossTerms(tf.math.add(reconstruction, tf.math.mul(graph.weight(), kl)), terms);
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    ConvolutionalDecoder decoder = decoder(graph);
    DiagonalGaussian posterior = encoder(graph).posterior(inputs.images());
    Bernoulli atMean = decoder.images(posterior.mean());
    LossTerms losses = losses(graph, inputs.images(), posterior);

    Placeholder<TFloat32> latents =
        tf.withName("latents")
            .placeholder(
                TFloat32.class, Placeholder.shape(Shape.of(Shape.UNKNOWN_SIZE, latentDimension())));
    Operand<TFloat32> prior =
        tf.reshape(
            graph
                .noise()
                .normalOfShape(
                    tf, "prior", tf.stack(List.of(inputs.count(), tf.constant(latentDimension())))),
            tf.constant(new int[] {-1, latentDimension()}));

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
    return List.of(
        new SignatureTensors(Signatures.SERVING_DEFAULT, images, probabilities),
        new SignatureTensors(Signatures.RECONSTRUCT, images, probabilities),
        new SignatureTensors(Signatures.ENCODE, images, encoded),
        new SignatureTensors(
            Signatures.DECODE,
            Map.of(Signatures.LATENTS, latents),
            Map.of(Signatures.PROBABILITIES, decoder.images(latents).probabilities(tf))),
        new SignatureTensors(
            Signatures.SAMPLE,
            Map.of(Signatures.SEED, inputs.seed(), Signatures.COUNT, inputs.count()),
            Map.of(Signatures.PROBABILITIES, decoder.images(prior).probabilities(tf))),
        new SignatureTensors(
            Signatures.LOSSES,
            Map.of(Signatures.IMAGES, inputs.images(), Signatures.SEED, inputs.seed()),
            lossOutputs));
  }

  private ConvolutionalEncoder encoder(ModelGraph graph) {
    return new ConvolutionalEncoder(graph.layers(), network);
  }

  private ConvolutionalDecoder decoder(ModelGraph graph) {
    return new ConvolutionalDecoder(graph.layers(), network);
  }
}
