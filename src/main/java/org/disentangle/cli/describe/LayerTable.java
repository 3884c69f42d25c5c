package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.disentangle.graph.LayerSummary;
import org.disentangle.training.graph.ModelDescription;
import org.disentangle.training.graph.ModelDescription.Network;
import org.tensorflow.ndarray.Shape;

/**
 * The table of a model's layers, one network after the other: name, type, output shape, parameters,
 * and the multiply-adds that an image costs.
 */
final class LayerTable {
  private static final List<String> HEADINGS =
      List.of("layer", "type", "output shape", "parameters", "multiply-adds");

  /** The first columns are text, flush left; the others are numbers. */
  private static final int TEXTS = 3;

  private LayerTable() {}

  /** Prints all networks of a model. */
  static void print(PrintWriter out, ModelDescription model) {
    List<List<String>> all = new ArrayList<>(List.of(HEADINGS));
    model.networks().forEach(network -> all.addAll(rows(network)));
    int[] widths = new int[HEADINGS.size()];
    for (List<String> row : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (Network network : model.networks()) {
      out.println();
      out.println(network.name());
      print(out, HEADINGS, widths);
      rows(network).forEach(row -> print(out, row, widths));
      out.println(
          "total %s, of which %s are trained and %s are moving averages; %s multiply-adds an image"
              .formatted(
                  sum(network.layers(), LayerSummary::parameters),
                  sum(network.layers(), LayerSummary::trainableParameters),
                  sum(network.layers(), LayerSummary::movingAverages),
                  sum(network.layers(), LayerSummary::multiplyAdds)));
    }
  }

  /** The same, to be written as JSON: the batch's size, first of a shape, is left out of it. */
  static Map<String, Object> object(String run, ModelDescription model) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("family", model.family());
    object.put("run", run);
    object.put(
        "networks",
        model.networks().stream()
            .map(
                network ->
                    new NetworkRow(
                        network.name(),
                        network.layers().stream().map(layer -> row(network, layer)).toList()))
            .toList());
    return object;
  }

  private static LayerRow row(Network network, LayerSummary layer) {
    return new LayerRow(
        network.nameWithin(layer),
        layer.type(),
        LongStream.of(layer.output().asArray()).skip(1).boxed().toList(),
        layer.parameters(),
        layer.movingAverages(),
        layer.multiplyAdds());
  }

  private record NetworkRow(String name, List<LayerRow> layers) {}

  private record LayerRow(
      String layer,
      String type,
      List<Long> outputShape,
      long parameters,
      long movingAverages,
      long multiplyAdds) {}

  private static List<List<String>> rows(Network network) {
    return network.layers().stream()
        .map(
            layer ->
                List.of(
                    network.nameWithin(layer),
                    layer.type(),
                    shape(layer.output()),
                    number(layer.parameters()),
                    number(layer.multiplyAdds())))
        .toList();
  }

  private static void print(PrintWriter out, List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(i < TEXTS ? row.get(i) + padding : padding + row.get(i));
      line.append(i < widths.length - 1 ? "  " : "");
    }
    out.println(line);
  }

  private static String sum(List<LayerSummary> layers, ToLongFunction<LayerSummary> of) {
    return number(layers.stream().mapToLong(of).sum());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String shape(Shape shape) {
    return LongStream.of(shape.asArray())
        .mapToObj(size -> size == Shape.UNKNOWN_SIZE ? "B" : Long.toString(size))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
