package org.disentangle.analysis.reload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.disentangle.contract.Signatures;
import org.disentangle.image.ImageShape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/** Where the signatures of a SavedModel differ from the contract, {@link Signatures}. */
final class ContractFaults {
  /**
   * What one signature must have; the latents of its decoder are of the family's own type.
   *
   * @param decodes whether it gives decoded images, under one of their names
   */
  private record Requirement(
      String signature,
      Map<String, Set<DataType>> inputs,
      Map<String, Set<DataType>> outputs,
      boolean decodes) {

    /** All outputs, the decoded images of a signature under their name there. */
    Map<String, Set<DataType>> outputs(SignatureDef found) {
      if (!decodes) {
        return outputs;
      }
      Map<String, Set<DataType>> all = new TreeMap<>(outputs);
      all.put(
          Signatures.decodedImages(signature, found.containsOutputs(Signatures.PROBABILITIES)),
          FLOAT);
      return all;
    }
  }

  private static final Set<DataType> FLOAT = Set.of(DataType.DT_FLOAT);
  private static final Set<DataType> INT32 = Set.of(DataType.DT_INT32);
  private static final Map<String, Set<DataType>> IMAGES = Map.of(Signatures.IMAGES, FLOAT);

  private static final Requirement ENCODE =
      new Requirement(Signatures.ENCODE, IMAGES, Map.of(Signatures.REPRESENTATION, FLOAT), false);

  private static final Requirement SERVING_DEFAULT =
      new Requirement(Signatures.SERVING_DEFAULT, IMAGES, Map.of(), true);

  /** Signatures that a model may lack; those it has must be complete. */
  private static final List<Requirement> OPTIONAL =
      List.of(
          new Requirement(Signatures.RECONSTRUCT, IMAGES, Map.of(), true),
          new Requirement(
              Signatures.DECODE,
              Map.of(Signatures.LATENTS, Set.of(DataType.DT_FLOAT, DataType.DT_INT64)),
              Map.of(),
              true),
          new Requirement(
              Signatures.SAMPLE,
              Map.of(Signatures.SEED, INT32, Signatures.COUNT, INT32),
              Map.of(),
              true),
          new Requirement(
              Signatures.LOSSES,
              Map.of(Signatures.IMAGES, FLOAT, Signatures.SEED, INT32),
              Map.of(Signatures.LOSS, FLOAT),
              false),
          new Requirement(
              Signatures.LOG_LIKELIHOOD,
              Map.of(Signatures.IMAGES, FLOAT, Signatures.SEED, INT32, Signatures.COUNT, INT32),
              Map.of(Signatures.LOG_WEIGHTS, FLOAT),
              false),
          new Requirement(
              Signatures.COMPONENTS,
              Map.of(Signatures.INDICES, INT32),
              Map.of(
                  Signatures.PSEUDO_INPUTS, FLOAT,
                  Signatures.MEAN, FLOAT,
                  Signatures.LOG_VARIANCE, FLOAT),
              true));

  /** A node's name and the number of its output. */
  private static final Pattern TENSOR = Pattern.compile("([^:]+):\\d{1,9}");

  private ContractFaults() {}

  /**
   * The faults of a graph, one clause each: a signature or a tensor that is missing, of another
   * type or of another shape. Empty if it keeps the contract.
   */
  static List<String> of(SavedGraph graph) {
    SortedMap<String, SignatureDef> signatures = graph.signatures();
    List<String> faults = new ArrayList<>(missingTensors(graph));
    faults.addAll(faults(ENCODE, signatures.get(Signatures.ENCODE)));
    if (signatures.containsKey(Signatures.RECONSTRUCT)) {
      faults.addAll(faults(SERVING_DEFAULT, signatures.get(Signatures.SERVING_DEFAULT)));
    }
    for (Requirement optional : OPTIONAL) {
      if (signatures.containsKey(optional.signature())) {
        faults.addAll(faults(optional, signatures.get(optional.signature())));
      }
    }
    return faults;
  }

  /** Inputs and outputs whose tensors are missing in the graph. */
  private static List<String> missingTensors(SavedGraph graph) {
    Set<String> nodes =
        graph.metaGraph().getGraphDef().getNodeList().stream()
            .map(NodeDef::getName)
            .collect(Collectors.toSet());
    List<String> faults = new ArrayList<>();
    graph
        .signatures()
        .forEach(
            (key, signature) -> {
              Map<String, TensorInfo> tensors = new TreeMap<>(signature.getInputsMap());
              tensors.putAll(signature.getOutputsMap());
              tensors.forEach(
                  (name, tensor) -> {
                    Matcher known = TENSOR.matcher(tensor.getName());
                    if (!known.matches() || !nodes.contains(known.group(1))) {
                      faults.add(
                          "signature \"%s\" has \"%s\" for the tensor \"%s\", which the graph has not"
                              .formatted(key, name, tensor.getName()));
                    }
                  });
            });
    return faults;
  }

  private static List<String> faults(Requirement requirement, SignatureDef signature) {
    if (signature == null) {
      return List.of("signature \"" + requirement.signature() + "\" is missing");
    }
    List<String> faults = new ArrayList<>();
    String name = "signature \"" + requirement.signature() + "\"";
    faults.addAll(faults(name, "input", requirement.inputs(), signature.getInputsMap()));
    faults.addAll(
        faults(name, "output", requirement.outputs(signature), signature.getOutputsMap()));
    for (String extra : new TreeSet<>(signature.getInputsMap().keySet())) {
      if (!requirement.inputs().containsKey(extra)) {
        faults.add(name + " has an input \"" + extra + "\" that nobody can feed");
      }
    }
    for (String output : new TreeSet<>(signature.getOutputsMap().keySet())) {
      DataType type = signature.getOutputsOrThrow(output).getDtype();
      if (requirement.signature().equals(Signatures.LOSSES) && type != DataType.DT_FLOAT) {
        faults.add(name + " has a loss term \"" + output + "\" of type " + type);
      }
    }
    codesFault(signature).ifPresent(found -> faults.add(name + " gives codes " + found));
    imagesFault(signature).ifPresent(found -> faults.add(name + " takes images of shape " + found));
    return faults;
  }

  private static List<String> faults(
      String signature,
      String side,
      Map<String, Set<DataType>> required,
      Map<String, TensorInfo> found) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, Set<DataType>> each : new TreeMap<>(required).entrySet()) {
      TensorInfo tensor = found.get(each.getKey());
      if (tensor == null) {
        faults.add(
            signature
                + " has no "
                + side
                + " \""
                + each.getKey()
                + "\" (found: "
                + (found.isEmpty() ? "none" : String.join(", ", new TreeSet<>(found.keySet())))
                + ")");
      } else if (!each.getValue().contains(tensor.getDtype())) {
        faults.add(
            signature
                + " has "
                + side
                + " \""
                + each.getKey()
                + "\" of type "
                + tensor.getDtype()
                + " instead of "
                + each.getValue().stream()
                    .map(DataType::name)
                    .sorted()
                    .collect(Collectors.joining(" or ")));
      }
    }
    return faults;
  }

  /** The fault of the codes that a signature outputs, if it outputs any and they are wrong. */
  private static Optional<String> codesFault(SignatureDef signature) {
    TensorInfo codes = signature.getOutputsMap().get(Signatures.CODES);
    if (codes == null) {
      return Optional.empty();
    }
    if (codes.getDtype() != DataType.DT_INT64) {
      return Optional.of("of type " + codes.getDtype() + " instead of DT_INT64");
    }
    List<Long> found =
        codes.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    boolean fits = found.size() == 3 && found.get(1) > 0 && found.get(2) > 0;
    return fits ? Optional.empty() : Optional.of("of shape " + found + " instead of [-1, h, w]");
  }

  /** The fault of the shape of the images that a signature takes, if it takes images. */
  private static Optional<String> imagesFault(SignatureDef signature) {
    TensorInfo images = signature.getInputsMap().get(Signatures.IMAGES);
    if (images == null) {
      return Optional.empty();
    }
    List<Long> found =
        images.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    // Any number of images: a fixed batch size would refuse the last, smaller batch.
    boolean fits =
        found.size() == 4
            && found.get(0) == -1
            && found.stream().skip(1).allMatch(length -> length > 0)
            && (double) found.get(1) * found.get(2) * found.get(3) <= ImageShape.MOST_VALUES;
    return fits
        ? Optional.empty()
        : Optional.of(
            (images.getTensorShape().getUnknownRank() ? "unknown" : found)
                + " instead of [-1, height, width, channels]");
  }
}
