package org.disentangle.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.SignatureTensors;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A latent-variable model of images: what a family must give to be trained and exported. */
public sealed interface LatentModel permits GaussianVae, VqVae, ScVae {

  /** The family, as its paper writes it. */
  String family();

  /** The family's settings that tables show, e.g. {@code beta}. */
  Map<String, Double> hyperparameters();

  /** Size of the latent space. */
  int latentDimension();

  /** The names of the loss terms, in the order of the tables, without {@code loss} itself. */
  List<String> terms();

  /** The weights of those terms that have one, by name; the others weigh 1. */
  Map<String, Weight> weights();

  /** What is trained one after the other; each trainable variable belongs to one stage. */
  default List<TrainingStage> stages() {
    return List.of(TrainingStage.ofAll(terms()));
  }

  /**
   * Why a step needs the whole batch in one place: what the model does with it, as a sentence goes
   * on after "it". Empty where every image stands for itself, so that the mean over the batch is
   * the average of the means over equal parts of it.
   */
  default Optional<String> needOfWholeBatches() {
    return Optional.empty();
  }

  /**
   * Adds the objective to a graph.
   *
   * @param images float32 [B, 64, 64, 1] in [0, 1]
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
   * org.disentangle.graph.Initializer} cannot start well: asked for once, before the first step.
   *
   * @param images drawn from the training images
   * @param untrained the inference graph with all other first values in place; what it computes of
   *     images (fed to the node {@code images}) may be asked of it
   * @return names of variables and their values; empty if all start by seed alone
   */
  default Map<String, float[]> firstValues(TrainingImages images, GraphSession untrained) {
    return Map.of();
  }
}
