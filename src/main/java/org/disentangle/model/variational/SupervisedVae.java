package org.disentangle.model.variational;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Batches;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Mode;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.image.ImageShape;
import org.disentangle.model.FurtherInput;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.TrainingStage;
import org.disentangle.model.Weight;
import org.disentangle.model.network.Encoder;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A model with a normal posterior that is told the factors of a few images (S2): its loss and, in
 * training, a term that draws the means of the first latents to labels.
 *
 * <pre>{@code
 * L = L_family + weight * mean over labelled images of sum_k d(m_k, y_k)
 *
 * SQUARED_ERROR   d(m, y) = (m - y)^2
 * CROSS_ENTROPY   d(m, y) = -y log sigmoid(m) - (1 - y) log(1 - sigmoid(m))
 * }</pre>
 *
 * with m_k the posterior mean of latent k and y_k in [0, 1] the label of factor k. Each step
 * encodes as many labelled images as its batch has images, drawn anew from the few that there are.
 * Only the encoder has a gradient of the term. Validation and the exported model, which see images
 * alone, are those of the family.
 *
 * <h2>Limits</h2>
 *
 * weight = 0 is the family itself. The squared error is 0 where each mean is its label.
 *
 * <h2>Reference</h2>
 *
 * Locatello et al. (2020), "Disentangling Factors of Variation Using Few Labels", section 4, with
 * the weight fixed. Deviations: the paper's annealed weight and fine-tuning are left out.
 */
public final class SupervisedVae implements LatentModel {
  private final LatentModel family;
  private final NetworkConfig network;
  private final SupervisionConfig settings;

  /**
   * A model with labels.
   *
   * @param family one with a normal posterior over the latents
   * @param network of that family, resolved and checked
   * @param settings resolved and checked
   */
  public SupervisedVae(LatentModel family, NetworkConfig network, SupervisionConfig settings) {
    this.family = family;
    this.network = network;
    this.settings = settings;
  }

  @Override
  public String family() {
    return "S2-" + family.family();
  }

  @Override
  public Map<String, Double> hyperparameters() {
    Map<String, Double> all = new HashMap<>(family.hyperparameters());
    all.put("labels", (double) settings.getLabels());
    all.put("supervision_weight", settings.getWeight());
    return all;
  }

  @Override
  public int latentDimension(ImageShape images) {
    return family.latentDimension(images);
  }

  @Override
  public List<String> terms() {
    return family.terms();
  }

  @Override
  public Map<String, Weight> weights() {
    return family.weights();
  }

  @Override
  public List<TrainingStage> stages() {
    return family.stages();
  }

  @Override
  public Optional<String> needOfWholeBatches() {
    return family.needOfWholeBatches();
  }

  @Override
  public Map<FurtherInput, Shape> furtherInputs(Shape images) {
    Map<FurtherInput, Shape> all = new HashMap<>(family.furtherInputs(images));
    all.put(FurtherInput.LABELLED_IMAGES, images);
    all.put(FurtherInput.LABELS, Shape.of(images.get(0), (long) settings.getFactorCount()));
    return all;
  }

  @Override
  public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
    LossTerms own = family.losses(graph, images);
    if (graph.mode() == Mode.INFERENCE) {
      return own;
    }
    Ops tf = graph.tf().withSubScope("supervision");
    Operand<TFloat32> labels = graph.further().get(FurtherInput.LABELS);
    Operand<TFloat32> means =
        new Encoder(graph.layers(), network)
            .posterior(graph.further().get(FurtherInput.LABELLED_IMAGES))
            .mean();
    Operand<TFloat32> first =
        tf.slice(
            means,
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {-1, settings.getFactorCount()}));
    return own.withTrainingTerm(
        tf,
        Signatures.SUPERVISION,
        Batches.meanOfSums(tf, distance(tf, first, labels)),
        tf.constant((float) settings.getWeight()));
  }

  /** [B, F]. */
  private Operand<TFloat32> distance(Ops tf, Operand<TFloat32> means, Operand<TFloat32> labels) {
    return switch (settings.getLoss()) {
      case SQUARED_ERROR -> tf.math.square(tf.math.sub(means, labels));
      // softplus(m) - y m
      case CROSS_ENTROPY -> tf.math.sub(tf.math.softplus(means), tf.math.mul(labels, means));
    };
  }

  @Override
  public List<Op> controls(ModelGraph graph, Function<String, Operand<TFloat32>> outcome) {
    return family.controls(graph, outcome);
  }

  @Override
  public List<float[]> latentValues(Map<String, float[]> weights) {
    return family.latentValues(weights);
  }

  @Override
  public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
    return family.signatures(graph, inputs);
  }

  @Override
  public Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return family.firstValues(images, untrained);
  }
}
