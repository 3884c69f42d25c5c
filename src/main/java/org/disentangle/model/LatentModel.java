package org.disentangle.model;

import java.util.List;
import java.util.Map;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.SignatureTensors;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** A latent-variable model of images: what a family must give to be trained and exported. */
public sealed interface LatentModel permits BetaVae {

  /** The family, as its paper writes it. */
  String family();

  /** The family's settings that tables show, e.g. {@code beta}. */
  Map<String, Double> hyperparameters();

  /** Size of the latent space. */
  int latentDimension();

  /** The names of the loss terms, in the order of the tables, without {@code loss} itself. */
  List<String> terms();

  /** How the weight of the regularising term moves while training; its last value is exported. */
  Schedule weight();

  /** The weight once its schedule is over. */
  double finalWeight();

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
}
