package org.disentangle.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.pixel.PixelDistribution;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Builds the signatures of one model from the outputs of its family; the keys and names are defined
 * here once for all families.
 */
public final class ModelSignatures {
  private final ModelGraph graph;
  private final Ops tf;
  private final InferenceInputs inputs;
  private final List<SignatureTensors> signatures = new ArrayList<>();

  /**
   * Starts without signatures.
   *
   * @param graph an inference graph
   * @param inputs placeholders of the graph
   */
  public ModelSignatures(ModelGraph graph, InferenceInputs inputs) {
    this.graph = graph;
    this.tf = graph.tf();
    this.inputs = inputs;
  }

  /** Reconstructions of images, also under the key that servers use by default. */
  public ModelSignatures reconstruct(PixelDistribution reconstructed) {
    Operand<TFloat32> decoded = reconstructed.decoded(tf);
    for (String key : List.of(Signatures.SERVING_DEFAULT, Signatures.RECONSTRUCT)) {
      signatures.add(
          new SignatureTensors(
              key,
              Map.of(Signatures.IMAGES, inputs.images()),
              Map.of(Signatures.decodedImages(key, reconstructed.isOfTwoValues()), decoded)));
    }
    return this;
  }

  /**
   * The encodings of images.
   *
   * @param encodings names and tensors, {@code representation} among them
   */
  public ModelSignatures encode(Map<String, Operand<?>> encodings) {
    signatures.add(
        new SignatureTensors(
            Signatures.ENCODE, Map.of(Signatures.IMAGES, inputs.images()), encodings));
    return this;
  }

  /**
   * Images decoded from given latents, and from drawn latents.
   *
   * @param type of the latents
   * @param shape of the latents of one image
   * @param drawn from the prior, {@code count} of them
   * @param decoder from latents to images
   */
  public <T extends TType> ModelSignatures decodeAndSample(
      Class<T> type,
      Shape shape,
      Operand<T> drawn,
      Function<Operand<T>, PixelDistribution> decoder) {
    Placeholder<T> latents =
        tf.withName("latents")
            .placeholder(type, Placeholder.shape(shape.prepend(Shape.UNKNOWN_SIZE)));
    PixelDistribution given = decoder.apply(latents);
    signatures.add(
        new SignatureTensors(
            Signatures.DECODE,
            Map.of(Signatures.LATENTS, latents),
            Map.of(
                Signatures.decodedImages(Signatures.DECODE, given.isOfTwoValues()),
                given.decoded(tf))));
    PixelDistribution sampled = decoder.apply(drawn);
    signatures.add(
        new SignatureTensors(
            Signatures.SAMPLE,
            Map.of(Signatures.SEED, inputs.seed(), Signatures.COUNT, inputs.count()),
            Map.of(
                Signatures.decodedImages(Signatures.SAMPLE, sampled.isOfTwoValues()),
                sampled.sampled(tf, graph.noise(), "pixels"),
                Signatures.LATENTS,
                drawn)));
    return this;
  }

  /** The loss and its terms. */
  public ModelSignatures losses(LossTerms losses) {
    return losses(losses, Map.of());
  }

  /**
   * The loss and its terms, and the reconstruction loss at the posterior's mean.
   *
   * @param atMean decoded from the posterior's mean
   */
  public ModelSignatures losses(LossTerms losses, PixelDistribution atMean) {
    Operand<TFloat32> costs = atMean.negativeLogLikelihood(tf, inputs.images());
    return losses(losses, Map.of(Signatures.RECONSTRUCTION_AT_MEAN, Batches.meanOfSums(tf, costs)));
  }

  private ModelSignatures losses(LossTerms losses, Map<String, Operand<?>> further) {
    Map<String, Operand<?>> outputs = new LinkedHashMap<>(further);
    outputs.put(Signatures.LOSS, losses.loss());
    outputs.putAll(losses.terms());
    signatures.add(
        new SignatureTensors(
            Signatures.LOSSES,
            Map.of(Signatures.IMAGES, inputs.images(), Signatures.SEED, inputs.seed()),
            outputs));
    return this;
  }

  /**
   * Log weights for the likelihood, log p(x|z) + log p(z) − log q(z|x) of {@code count} draws of z
   * for each image (Burda et al. 2016, Eq. 8). All B·count draws are decoded at once, so that the
   * caller determines the memory needed.
   *
   * @param posterior q(z|x) of the images
   * @param prior p(z)
   * @param decoder from draws of the posterior to images
   */
  public ModelSignatures logLikelihood(
      DiagonalGaussian posterior,
      Prior prior,
      Function<Operand<TFloat32>, PixelDistribution> decoder) {
    Ops scope = tf.withSubScope("log_likelihood");
    Operand<TInt32> count = inputs.count();
    DiagonalGaussian repeated = posterior.repeated(scope, count);
    Operand<TFloat32> z = repeated.sample(scope, graph.noise(), "importance");
    Operand<TFloat32> costs =
        decoder
            .apply(z)
            .negativeLogLikelihood(scope, Batches.repeated(scope, inputs.images(), count));
    Operand<TFloat32> ratio =
        scope.math.sub(
            prior.logDensity(scope, z), Batches.sums(scope, repeated.logDensity(scope, z)));
    Operand<TFloat32> logWeights =
        scope.reshape(
            scope.math.sub(ratio, Batches.sums(scope, costs)),
            scope.stack(List.of(scope.constant(-1), count)));
    signatures.add(
        new SignatureTensors(
            Signatures.LOG_LIKELIHOOD,
            Map.of(
                Signatures.IMAGES, inputs.images(),
                Signatures.SEED, inputs.seed(),
                Signatures.COUNT, count),
            Map.of(Signatures.LOG_WEIGHTS, logWeights)));
    return this;
  }

  /** Signatures that one family alone has. */
  public ModelSignatures and(List<SignatureTensors> further) {
    signatures.addAll(further);
    return this;
  }

  /** All of them, in the order they were added. */
  public List<SignatureTensors> all() {
    return List.copyOf(signatures);
  }
}
