package org.disentangle.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.image.ImageShape;
import org.tensorflow.Operand;
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

  /** The weights of those terms that have one, by name; the others weigh 1. */
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
   * Adds the objective to a graph.
   *
   * @param images float32 [B, H, W, C] in [0, 1]
   */
  LossTerms losses(ModelGraph graph, Operand<TFloat32> images);

  /**
   * Adds the signatures of the contract to an inference graph, the losses among them.
   *
   * @param inputs placeholders of the graph
   */
  List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs);

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
