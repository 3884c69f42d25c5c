package org.disentangle.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.disentangle.graph.LayerSummary;
import org.disentangle.training.graph.ModelDescription;
import org.tensorflow.ndarray.Shape;

/**
 * The table of a model's layers, one network after the other: name, type, output shape, parameters.
 */
final class LayerTable {
  private static final String ROW = "%-28s %-20s %-20s %12s%n";

  private LayerTable() {}

  /** Prints all networks of a model. */
  static void print(PrintWriter out, ModelDescription model) {
    model.networks().forEach((name, layers) -> print(out, name, layers));
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
    return LongStream.of(shape.asArray())
        .mapToObj(size -> size == Shape.UNKNOWN_SIZE ? "B" : Long.toString(size))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
