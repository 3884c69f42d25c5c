package org.disentangle.cli.describe;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.disentangle.analysis.reload.SavedGraph;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.ImageRecord;
import org.disentangle.contract.LikelihoodRecord;
import org.disentangle.contract.ReloadDifferences;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.math.ShortestDecimal;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Describes a SavedModel as text: how it was made, and for each signature what TensorFlow's {@code
 * saved_model_cli show --all} would show, one line for each tensor.
 *
 * @param out where it is printed
 */
record SavedModelText(PrintWriter out) {

  /** Prints how a model was made. */
  void record(RunRecord record) {
    row("run", record.getRun());
    row("family", record.getFamily() + hyperparameters(record));
    row("latents", Integer.toString(record.getLatentDimension()));
    row("terms", String.join(", ", record.getTermsList()));
    row("seed", Long.toString(record.getSeed()));
    if (record.hasData()) {
      DataRecord data = record.getData();
      row("data", "%,d images, %s", data.getImages(), data.getSource());
      row("data checksum", data.getChecksum());
      if (data.hasImage()) {
        ImageRecord image = data.getImage();
        row(
            "images",
            "%s x %s x %s, values 0 to %,d",
            image.getHeight(),
            image.getWidth(),
            image.getChannels(),
            image.getHighestValue());
      }
    }
    if (record.hasLikelihood()) {
      LikelihoodRecord likelihood = record.getLikelihood();
      row(
          "likelihood",
          "%s, %s",
          likelihood.getName(),
          likelihood.getMeasure().name().toLowerCase(Locale.ROOT).replace("_", " "));
    }
    if (record.hasTraining()) {
      TrainingRecord training = record.getTraining();
      row(
          "trained",
          "%,d steps, %,d images, %.1f s on %s, %s",
          training.getSteps(),
          training.getImages(),
          training.getWallSeconds(),
          training.getDevice(),
          training.getEnded());
    }
    if (record.hasReload()) {
      row("export", ReloadDifferences.sentence(record.getReload()));
    }
    row("environment", joined(new TreeMap<>(record.getEnvironmentMap()), Function.identity()));
  }

  /** Prints the variables and the signatures. */
  void graph(SavedGraph graph) {
    row("TensorFlow", graph.metaGraph().getMetaInfoDef().getTensorflowVersion());
    row(
        "variables",
        "%,d%s, %,d bytes",
        graph.variables(),
        graph.trainedVariables().isPresent()
            ? " (%s trained)".formatted(graph.trainedVariables().getAsInt())
            : "",
        graph.variableBytes());
    graph.signatures().forEach(this::signature);
  }

  private void signature(String key, SignatureDef signature) {
    out.println();
    out.println(key + " (" + signature.getMethodName() + ")");
    tensors("input", new TreeMap<>(signature.getInputsMap()));
    tensors("output", new TreeMap<>(signature.getOutputsMap()));
  }

  private void tensors(String side, SortedMap<String, TensorInfo> tensors) {
    tensors.forEach(
        (key, tensor) ->
            out.printf(
                Locale.ROOT,
                "  %-6s  %-22s  %-9s  %-16s  %s%n",
                side,
                key,
                tensor.getDtype(),
                shape(tensor.getTensorShape()),
                tensor.getName()));
  }

  private static String shape(TensorShapeProto shape) {
    return shape.getUnknownRank()
        ? "any rank"
        : shape.getDimList().stream()
            .map(dimension -> Long.toString(dimension.getSize()))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String hyperparameters(RunRecord record) {
    String all = joined(new TreeMap<>(record.getHyperparametersMap()), ShortestDecimal::text);
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  private static <V> String joined(SortedMap<String, V> entries, Function<V, String> text) {
    return entries.entrySet().stream()
        .map((Map.Entry<String, V> each) -> each.getKey() + " " + text.apply(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private void row(String name, String format, Object... values) {
    row(name, String.format(Locale.ROOT, format, values));
  }

  private void row(String name, String value) {
    out.printf(Locale.ROOT, "  %-14s %s%n", name, value);
  }
}
