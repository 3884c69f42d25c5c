package org.disentangle.analysis.reload;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.image.ImageShape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The tensors behind the signatures of one SavedModel, checked against {@link Signatures}.
 * Immutable.
 */
public final class ModelContract {
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
    SortedMap<String, SignatureDef> signatures = graph.signatures();
    List<String> faults = ContractFaults.of(graph);
    if (!faults.isEmpty()) {
      throw new UserErrorException(
          "the SavedModel "
              + graph.path()
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
    return Signatures.decodedImages(signature, hasOutput(signature, Signatures.PROBABILITIES));
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
}
