package org.disentangle.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** A latent-variable model of images, as training and export need it. */
public interface LatentModel {

  /** The name of the family in its paper. */
  String family();

  /** The family's settings that tables show, e.g. {@code beta}. */
  Map<String, Double> hyperparameters();

  /**
   * Size of the latent space.
   *
   * @param images the shape of the model's images, on which the size of a map of codes depends
   */
  int latentDimension(ImageShape images);

  /** The names of the loss terms, in the order of the tables, without {@code loss} itself. */
  List<String> terms();

  /**
   * The weights of those terms that have one, by the term's name; the others weigh 1. Also other
   * numbers of the objective that follow a schedule, by names that are no terms.
   */
  Map<String, Weight> weights();

  /** The stages of training, in order; each trainable variable belongs to one stage. */
  default List<TrainingStage> stages() {
    return List.of(TrainingStage.ofAll(terms()));
  }

  /**
   * Why a step needs the whole batch in one process: a clause that continues a sentence after "it".
   * Empty if all images are independent, so that the mean over the batch is the average of the
   * means over equal parts of it.
   */
  default Optional<String> needOfWholeBatches() {
    return Optional.empty();
  }

  /**
   * What a training graph of this model is fed at each step beside the images of the batch, with
   * the shape of each input.
   *
   * @param images [B, H, W, C], the shape of the batch
   */
  default Map<FurtherInput, Shape> furtherInputs(Shape images) {
    return Map.of();
  }

  /**
   * Adds the objective to a graph.
   *
   * @param images float32 [B, H, W, C] in [0, 1]
   */
  LossTerms losses(ModelGraph graph, Operand<TFloat32> images);

  /**
   * Adds the updates of what controls the objective by its outcome, such as a weight that rises
   * while a term is too large. They run once in a step, and the next step sees their result.
   *
   * @param graph in which the losses are
   * @param outcome a term or a monitor of the step by its name, over the whole batch, even where
   *     several processes share it; float32 []
   * @return none if nothing is controlled so
   */
  default List<Op> controls(ModelGraph graph, Function<String, Operand<TFloat32>> outcome) {
    return List.of();
  }

  /**
   * Adds the signatures of the contract to an inference graph, the losses among them.
   *
   * @param inputs placeholders of the graph
   */
  List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs);

  /**
   * The values of each latent by their indices, of a family whose latents are quantised one by one:
   * its representation, and what {@code decode} takes, are the indices.
   *
   * @param weights of the model by name
   * @return one array for each latent; empty for other families
   */
  default List<float[]> latentValues(Map<String, float[]> weights) {
    return List.of();
  }

  /**
   * First values that depend on the training images, for variables that {@link
   * org.disentangle.graph.Initializer} cannot start well: requested once, before the first step.
   *
   * @param images drawn from the training images
   * @param untrained the inference graph with all other first values in place; its outputs for
   *     images (fed to the node {@code images}) may be computed
   * @return names of variables and their values; empty if all depend on the seed alone
   */
  default Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return Map.of();
  }
}
