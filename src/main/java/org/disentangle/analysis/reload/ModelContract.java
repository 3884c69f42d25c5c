package org.disentangle.analysis.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.image.ImageShape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The tensors behind the signatures of one SavedModel, checked against {@link Signatures}.
 * Immutable.
 */
public final class ModelContract {
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
      all.put(decodedImages(signature, found), FLOAT);
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

  private final SortedMap<String, SignatureDef> signatures;

  private ModelContract(SortedMap<String, SignatureDef> signatures) {
    this.signatures = Collections.unmodifiableSortedMap(signatures);
  }

  /**
   * Checks a graph: it must encode images, and every other signature of the contract that it has
   * must be complete. The default signature may be anything, unless the model reconstructs: then
   * the two must be the same.
   *
   * @throws UserErrorException naming everything that is missing or of another type, and what there
   *     is
   */
  static ModelContract of(SavedGraph graph) {
    Path path = graph.path();
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
    if (!faults.isEmpty()) {
      throw new UserErrorException(
          "the SavedModel "
              + path
              + " does not keep the contract: "
              + String.join("; ", faults)
              + " (its signatures: "
              + (signatures.isEmpty() ? "none" : String.join(", ", signatures.keySet()))
              + "); export it with this program, or add what is missing");
    }
    return new ModelContract(signatures);
  }

  /** The shape of the images that the model encodes. */
  public ImageShape imageShape() {
    List<TensorShapeProto.Dim> dims =
        signatures
            .get(Signatures.ENCODE)
            .getInputsMap()
            .get(Signatures.IMAGES)
            .getTensorShape()
            .getDimList();
    return new ImageShape(
        (int) dims.get(1).getSize(), (int) dims.get(2).getSize(), (int) dims.get(3).getSize());
  }

  /** All signatures by their keys: those of the contract and any others. */
  SortedMap<String, SignatureDef> signatures() {
    return signatures;
  }

  /** The name of an input's tensor in the graph, such as {@code images:0}. */
  String input(String signature, String key) {
    return signatures.get(signature).getInputsOrThrow(key).getName();
  }

  /** The name of an output's tensor in the graph, such as {@code StatefulPartitionedCall:0}. */
  String output(String signature, String key) {
    return signatures.get(signature).getOutputsOrThrow(key).getName();
  }

  /** The output of a signature that holds decoded images. */
  public String decodedImages(String signature) {
    return decodedImages(signature, signatures.get(signature));
  }

  private static String decodedImages(String signature, SignatureDef found) {
    return Signatures.decodedImages(signature, found.containsOutputs(Signatures.PROBABILITIES));
  }

  /** Whether there is a signature. */
  public boolean has(String signature) {
    return signatures.containsKey(signature);
  }

  /** Whether there is a signature that has an output. */
  public boolean hasOutput(String signature, String key) {
    return has(signature) && signatures.get(signature).containsOutputs(key);
  }

  /** Whether what is decoded are probabilities, of Bernoulli pixels; else it is a mean. */
  public boolean givesProbabilities() {
    return hasOutput(Signatures.RECONSTRUCT, Signatures.PROBABILITIES)
        || hasOutput(Signatures.DECODE, Signatures.PROBABILITIES);
  }

  /** Whether there are log weights of draws from the posterior. */
  public boolean givesLogWeights() {
    return signatures.containsKey(Signatures.LOG_LIKELIHOOD);
  }

  /** Whether the prior is a mixture whose components can be read. */
  public boolean hasComponents() {
    return signatures.containsKey(Signatures.COMPONENTS);
  }

  /** Whether {@code encode} gives a normal posterior. */
  public boolean hasPosterior() {
    return hasOutput(Signatures.ENCODE, Signatures.MEAN)
        && hasOutput(Signatures.ENCODE, Signatures.LOG_VARIANCE);
  }

  /** Whether {@code sample} gives the latents that were drawn, and these are real numbers. */
  public boolean samplesLatents() {
    return hasRealLatents() && hasOutput(Signatures.SAMPLE, Signatures.LATENTS);
  }

  /**
   * Height and width of a map of codes.
   *
   * @param height rows
   * @param width positions in a row
   */
  public record MapShape(int height, int width) {}

  /** The shape of the maps that {@code encode} gives as {@code codes}; empty without a codebook. */
  public Optional<MapShape> codeMapShape() {
    TensorInfo codes = signatures.get(Signatures.ENCODE).getOutputsMap().get(Signatures.CODES);
    return Optional.ofNullable(codes)
        .map(TensorInfo::getTensorShape)
        .map(
            shape ->
                new MapShape(
                    Math.toIntExact(shape.getDim(1).getSize()),
                    Math.toIntExact(shape.getDim(2).getSize())));
  }

  /** Whether the latents are real numbers rather than codes. */
  public boolean hasRealLatents() {
    return has(Signatures.DECODE) ? decodesFloats() : codeMapShape().isEmpty();
  }

  /** Whether {@code decode} is there and takes real latents rather than codes. */
  public boolean decodesFloats() {
    return has(Signatures.DECODE)
        && signatures.get(Signatures.DECODE).getInputsOrThrow(Signatures.LATENTS).getDtype()
            == DataType.DT_FLOAT;
  }

  /**
   * Whether {@code decode} is there and takes what {@code encode} gives: its representation, or its
   * codes.
   */
  public boolean decodesEncodings() {
    if (!decodesFloats()) {
      return has(Signatures.DECODE) && codeMapShape().isPresent();
    }
    TensorShapeProto latents =
        signatures.get(Signatures.DECODE).getInputsOrThrow(Signatures.LATENTS).getTensorShape();
    boolean known = latents.getDimCount() == 2 && latents.getDim(1).getSize() > 0;
    return !known
        || latentDimension().isEmpty()
        || latentDimension().getAsInt() == latents.getDim(1).getSize();
  }

  /** The scalars that {@code losses} gives, in alphabetical order. */
  List<String> lossOutputs() {
    return !has(Signatures.LOSSES)
        ? List.of()
        : List.copyOf(new TreeSet<>(signatures.get(Signatures.LOSSES).getOutputsMap().keySet()));
  }

  /** The width K of the representation, where the signature states it. */
  OptionalInt latentDimension() {
    TensorShapeProto shape =
        signatures
            .get(Signatures.ENCODE)
            .getOutputsOrThrow(Signatures.REPRESENTATION)
            .getTensorShape();
    boolean known = shape.getDimCount() == 2 && shape.getDim(1).getSize() > 0;
    return known ? OptionalInt.of(Math.toIntExact(shape.getDim(1).getSize())) : OptionalInt.empty();
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
