package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.graph.LayerSummary;
import org.disentangle.training.ModelDescription;
import org.tensorflow.ndarray.Shape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The layer tables of a configuration's model. */
@Command(
    name = "describe",
    description = "Prints the layers of a run's model: name, type, output shape, parameters.",
    footer = {"  disentangle describe configs/seed/beta-1.textproto"})
final class DescribeCommand implements Runnable {
  private static final String ROW = "%-28s %-20s %-20s %12s%n";

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The run, as protobuf text.")
  private Path config;

  @Mixin private DeviceOptions device;

  @Override
  public void run() {
    RunConfig run = Configurations.readRun(config);
    device.bringUp();
    ModelDescription description = ModelDescription.of(run, device.hardware().session());
    PrintWriter out = spec.commandLine().getOut();
    out.println(description.family() + ", " + run.getName());
    description.networks().forEach((name, layers) -> print(out, name, layers));
  }

  private static void print(PrintWriter out, String network, List<LayerSummary> layers) {
    out.println();
    out.println(network);
    out.printf(Locale.ROOT, ROW, "layer", "type", "output shape", "parameters");
    for (LayerSummary layer : layers) {
      out.printf(
          Locale.ROOT,
          ROW,
          layer.name().substring(network.length() + 1),
          layer.type(),
          shape(layer.output()),
          String.format(Locale.ROOT, "%,d", layer.parameters()));
    }
    out.printf(
        Locale.ROOT,
        "total %,d, of which %,d are trained and %,d are moving averages%n",
        layers.stream().mapToLong(LayerSummary::parameters).sum(),
        layers.stream().mapToLong(LayerSummary::trainableParameters).sum(),
        layers.stream().mapToLong(LayerSummary::movingAverages).sum());
  }

  private static String shape(Shape shape) {
    return IntStream.range(1, shape.numDimensions())
        .mapToObj(i -> Long.toString(shape.get(i)))
        .collect(Collectors.joining(", ", "[B, ", "]"));
  }
}
