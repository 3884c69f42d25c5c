package org.disentangle.training.graph;

import org.disentangle.model.TrainingSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.RunConfig;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Models;
import org.tensorflow.proto.ConfigProto;

/**
 * The description of a run's model, read from its training graph.
 *
 * @param family its name in its paper
 * @param networks {@code encoder}, {@code decoder}, … and their layers in order
 */
public record ModelDescription(String family, Map<String, List<LayerSummary>> networks) {

  /**
   * Builds the training graph of a run and lists its layers.
   *
   * @param trainingSet the images it would be trained on; the layers are the same for any number
   */
  public static ModelDescription of(RunConfig run, TrainingSet trainingSet, ConfigProto session) {
    LatentModel model = Models.of(run);
    try (TrainingGraph graph =
        new TrainingGraph(
            model,
            model.stages().get(0),
            trainingSet,
            Team.ALONE,
            StepSettings.inFloat32(run, session))) {
      Map<String, List<LayerSummary>> networks = new LinkedHashMap<>();
      for (LayerSummary layer : graph.layers()) {
        String network = layer.name().substring(0, layer.name().indexOf('/'));
        networks.computeIfAbsent(network, name -> new ArrayList<>()).add(layer);
      }
      return new ModelDescription(model.family(), networks);
    }
  }
}
