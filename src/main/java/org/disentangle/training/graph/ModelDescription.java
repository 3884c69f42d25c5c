package org.disentangle.training.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.RunConfig;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TrainingSet;
import org.disentangle.model.family.Families;
import org.tensorflow.proto.ConfigProto;

/**
 * The description of a run's model, read from its training graph: layers, parameters, and what one
 * image costs.
 *
 * @param family its name in its paper
 * @param networks in the order of their first layers
 */
public record ModelDescription(String family, List<Network> networks) {
  /** Copies the list. */
  public ModelDescription {
    networks = List.copyOf(networks);
  }

  /**
   * One network of a model.
   *
   * @param name {@code encoder}, {@code decoder}, …: the first part of its layers' names
   * @param layers in order
   */
  public record Network(String name, List<LayerSummary> layers) {
    /** Copies the list. */
    public Network {
      layers = List.copyOf(layers);
    }

    /** The name of one of the layers without that of the network. */
    public String nameWithin(LayerSummary layer) {
      return layer.name().equals(name) ? name : layer.name().substring(name.length() + 1);
    }
  }

  /**
   * Builds the training graph of a run and lists its layers.
   *
   * @param trainingSet the images it would be trained on; the layers are the same for any number
   */
  public static ModelDescription of(RunConfig run, TrainingSet trainingSet, ConfigProto session) {
    LatentModel model = Families.of(run);
    try (TrainingGraph graph =
        new TrainingGraph(
            model,
            model.stages().get(0),
            trainingSet,
            Team.ALONE,
            StepSettings.inFloat32(run, session))) {
      Map<String, List<LayerSummary>> networks = new LinkedHashMap<>();
      for (LayerSummary layer : graph.layers()) {
        String network = layer.name().split("/", 2)[0];
        networks.computeIfAbsent(network, name -> new ArrayList<>()).add(layer);
      }
      List<Network> all = new ArrayList<>();
      networks.forEach((name, layers) -> all.add(new Network(name, layers)));
      return new ModelDescription(model.family(), all);
    }
  }
}
