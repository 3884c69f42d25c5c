package org.disentangle.training.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.config.Configurations;
import org.disentangle.graph.LayerSummary;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.model.TrainingSet;
import org.disentangle.training.graph.ModelDescription.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.ConfigProto;

/** What the networks of example configurations are made of and cost, by hand. */
class ModelDescriptionTest {
  private static ModelDescription of(String file, ImageShape images, PixelKind kind) {
    return ModelDescription.of(
        Configurations.readRun(Path.of(file)),
        new TrainingSet(images, kind, 1000),
        ConfigProto.getDefaultInstance());
  }

  private static Network network(ModelDescription model, String name) {
    return model.networks().stream()
        .filter(network -> network.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static long multiplyAdds(Network network) {
    return network.layers().stream().mapToLong(LayerSummary::multiplyAdds).sum();
  }

  /** T steps of ISTA over H numbers and K atoms, then one synthesis; no row is lost. */
  @Test
  void thePapersSparseAutoencoderIsCounted() {
    String file = "configs/families/sc-vae-paper.textproto";
    ModelDescription model = of(file, new ImageShape(64, 64, 1), PixelKind.TWO_VALUES);
    var run = Configurations.readRun(Path.of(file));
    long product =
        (long) run.getScVae().getSignalDimension() * run.getNetwork().getLatentDimension();
    assertEquals(
        product * (2L * run.getScVae().getSteps() - 1) + product,
        multiplyAdds(network(model, "ista")));
    Network moments = network(model, "signal_moments");
    assertEquals("signal_moments", moments.nameWithin(moments.layers().get(0)));
  }

  @Test
  void theSearchForTheNearestCodeIsCounted() {
    ModelDescription model =
        of("configs/families/vq-vae.textproto", new ImageShape(64, 64, 1), PixelKind.TWO_VALUES);
    // At each of 4 x 4 positions 256 codes of 8 numbers.
    assertEquals(16 * 256 * 8, multiplyAdds(network(model, "quantizer")));
    assertTrue(multiplyAdds(network(model, "prior")) > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "configs/networks/dense.textproto, 64, 64, 1, TWO_VALUES",
    "configs/networks/residual.textproto, 64, 64, 3, EIGHT_BITS",
    "configs/networks/spatial-broadcast.textproto, 64, 64, 1, TWO_VALUES",
    "configs/networks/residual.textproto, 50, 75, 3, EIGHT_BITS"
  })
  void theExamplesHaveAnEncoderAndADecoder(
      String file, int height, int width, int channels, PixelKind kind) {
    ModelDescription model = of(file, new ImageShape(height, width, channels), kind);
    assertTrue(
        model.networks().stream()
            .map(Network::name)
            .toList()
            .containsAll(List.of("encoder", "decoder")));
    model
        .networks()
        .forEach(network -> assertEquals(network.layers().size(), distinctNames(network)));
  }

  private static long distinctNames(Network network) {
    return network.layers().stream().map(network::nameWithin).distinct().count();
  }
}
