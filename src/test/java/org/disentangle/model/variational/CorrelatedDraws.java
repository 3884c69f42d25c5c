package org.disentangle.model.variational;

import java.util.List;
import java.util.Map;
import org.disentangle.config.DiscriminatorConfig;
import org.disentangle.config.FactorVaeConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Weight;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A model with one weight, whose "code" of any image is a draw of two normal latents with variance
 * 1 and correlation tanh(weight): the total correlation is −½ ln(1 − correlation²) nats. Everything
 * else, the discriminator too, is {@link FactorVae}'s. It has no images to reconstruct.
 */
final class CorrelatedDraws implements LatentModel {
  static final String WEIGHT = "encoder/correlation";

  private final FactorVae family;
  private final double correlation;

  /**
   * @param correlation at the start
   */
  CorrelatedDraws(double correlation, DiscriminatorConfig discriminator) {
    this.correlation = correlation;
    family =
        new FactorVae(
            NetworkConfig.newBuilder().setLatentDimension(2).build(),
            FactorVaeConfig.newBuilder().setDiscriminator(discriminator).build());
  }

  /** The correlation that a value of the weight means. */
  static double correlation(float weight) {
    return Math.tanh(weight);
  }

  /** −½ ln(1 − correlation²). */
  static double totalCorrelation(double correlation) {
    return -0.5 * Math.log(1 - correlation * correlation);
  }

  @Override
  public String family() {
    return "correlated draws";
  }

  @Override
  public Map<String, Double> hyperparameters() {
    return Map.of();
  }

  @Override
  public int latentDimension(ImageShape images) {
    return 2;
  }

  @Override
  public List<String> terms() {
    return List.of(Signatures.TOTAL_CORRELATION);
  }

  @Override
  public Map<String, Weight> weights() {
    return Map.of();
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    Ops tf = graph.tf().withSubScope("losses");
    double start = 0.5 * Math.log((1 + correlation) / (1 - correlation));
    Operand<TFloat32> weight =
        graph
            .layers()
            .weight(WEIGHT, "Weight", Shape.of(1, 1), Initializer.constant((float) start));
    Operand<TFloat32> rho = tf.math.tanh(weight);
    Operand<TFloat32> rest = tf.math.sqrt(tf.math.sub(tf.constant(1f), tf.math.square(rho)));
    Operand<TFloat32> column = Batches.sums(tf, images);
    Operand<TFloat32> one = tf.expandDims(graph.noise().normal(tf, "one", column), tf.constant(1));
    Operand<TFloat32> two = tf.expandDims(graph.noise().normal(tf, "two", column), tf.constant(1));
    Operand<TFloat32> z =
        tf.concat(
            List.of(one, tf.math.add(tf.math.mul(rho, one), tf.math.mul(rest, two))),
            tf.constant(1));
    Map<String, Operand<TFloat32>> divergences =
        family.divergences(graph, tf, new DiagonalGaussian(z, z), z);
    LossTerms losses =
        LossTerms.weighted(
            tf,
            Map.of(Signatures.TOTAL_CORRELATION, divergences.get(Signatures.TOTAL_CORRELATION)),
            Map.of());
    return family.inTraining(graph, tf, z, losses);
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    throw new UnsupportedOperationException("it is only trained");
  }
}
