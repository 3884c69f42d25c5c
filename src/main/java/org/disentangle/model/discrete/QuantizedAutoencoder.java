package org.disentangle.model.discrete;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.codebook.Quantized;
import org.disentangle.graph.codebook.ScalarQuantizer;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.ModelSignatures;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.network.Decoder;
import org.disentangle.model.network.Encoder;
import org.disentangle.model.network.StandardizedLayer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The base class of the autoencoders without noise whose latents are quantised one by one:
 * everything except the quantiser and the terms that train it.
 *
 * <p>Minimises, in nats per image, averaged over the batch:
 *
 * <pre>{@code  L = -log p(x|q) + sum_i weight_i * term_i }</pre>
 *
 * with the quantised latents q = Q(z(x)), whose gradient is passed on to z unchanged.
 *
 * <h2>Representation</h2>
 *
 * The indices of the values, whole numbers from 0, as float32 [B, K]: scores count them as classes.
 * {@code encode} gives the values themselves, too, as {@code values}. What {@code decode} takes as
 * {@code latents} are indices: decode(representation) is the reconstruction, exactly. A number
 * between two indices decodes what lies between their values on a straight line, and one beyond the
 * ends is that end, so that every real latent can be decoded. The run record has the values of each
 * latent by their indices.
 *
 * <p>{@code sample} draws the indices evenly and independently. Under that prior −log p(x) ≤ −log
 * p(x|q) + Σ_j ln L_j with L_j values of latent j, as each image has one code.
 *
 * <h2>Start</h2>
 *
 * Before the first step each latent is scaled over training images so that its values are in use
 * ({@link StandardizedLayer}). Else all images may begin, and stay, in one code.
 */
abstract sealed class QuantizedAutoencoder implements LatentModel permits Qlae, Fsq, Tripod {
  private final NetworkConfig network;

  /**
   * A model over the shared network.
   *
   * @param network resolved and checked
   */
  QuantizedAutoencoder(NetworkConfig network) {
    this.network = network;
  }

  /** The field of the configuration that holds the family's settings. */
  abstract String settingsName();

  /** The quantiser; its variables are made at the first call. */
  abstract ScalarQuantizer quantizer(ModelGraph graph);

  /** The deviation that each latent starts with, so that its values are all in use. */
  abstract double firstDeviation();

  /** Training images over which the latents are scaled to it before the first step; 0 for none. */
  abstract int scalingImages();

  /** The names of the terms other than the reconstruction, in the order of the tables. */
  abstract List<String> furtherTerms();

  /**
   * Adds the terms other than the reconstruction.
   *
   * @param tf in the scope of the losses
   * @return a scalar for each of {@link #furtherTerms()}, in the same order, without weights
   */
  abstract Map<String, Operand<TFloat32>> furtherTerms(Ops tf, Coded coded);

  /**
   * What those terms are computed from.
   *
   * @param latents that the decoder is given, [B, K]
   */
  record Coded(Quantized quantized, Operand<TFloat32> latents, Decoder decoder, Noise noise) {}

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
    terms.addAll(furtherTerms());
    return List.copyOf(terms);
  }

  @Override
  public final LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    return losses(graph, images, quantizer(graph).quantize(latents(graph, images)));
  }

  private LossTerms losses(ModelGraph graph, Operand<TFloat32> images, Quantized quantized) {
    Ops tf = graph.tf().withSubScope("losses");
    // Without gradients to pass on, the decoder gets exactly the value.
    Operand<TFloat32> latents =
        graph.mode() == Mode.TRAINING ? quantized.straightThrough(tf) : quantized.embeddings();
    Decoder decoder = decoder(graph);
    PixelDistribution decoded = decoder.images(latents);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    terms.put(
        Signatures.RECONSTRUCTION,
        Batches.meanOfSums(tf, decoded.negativeLogLikelihood(tf, images)));
    terms.putAll(furtherTerms(tf, new Coded(quantized, latents, decoder, graph.noise())));
    return LossTerms.weighted(tf, terms, graph.weights());
  }

  @Override
  public final List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    Ops tf = graph.tf();
    Decoder decoder = decoder(graph);
    ScalarQuantizer quantizer = quantizer(graph);
    Operand<TFloat32> latents =
        tf.withName(StandardizedLayer.OUTPUTS).identity(latents(graph, inputs.images()));
    Quantized quantized = quantizer.quantize(latents);
    return new ModelSignatures(graph, inputs)
        .reconstruct(decoder.images(quantized.embeddings()))
        .encode(
            Map.of(
                Signatures.REPRESENTATION,
                tf.dtypes.cast(quantized.codes(), TFloat32.class),
                Signatures.VALUES,
                tf.identity(quantized.embeddings())))
        .decodeAndSample(
            TFloat32.class,
            Shape.of(latentDimension()),
            quantizer.drawnIndices(tf, graph.noise(), inputs.count()),
            indices -> decoder.images(quantizer.valuesAt(indices)))
        .losses(losses(graph, inputs.images(), quantized))
        .all();
  }

  @Override
  public final Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    int count = scalingImages();
    if (count == 0) {
      return Map.of();
    }
    return new StandardizedLayer(Encoder.POINT, latentDimension(), firstDeviation())
        .values(
            images.shape(),
            images.draw(count, settingsName() + ".scaling_images"),
            count,
            untrained);
  }

  private Operand<TFloat32> latents(ModelGraph graph, Operand<TFloat32> images) {
    return new Encoder(graph.layers(), network).point(images);
  }

  private Decoder decoder(ModelGraph graph) {
    TrainingSet images = graph.trainingSet();
    return new Decoder(graph.layers(), network, images.shape(), images.kind());
  }
}
