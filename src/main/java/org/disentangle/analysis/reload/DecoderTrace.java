package org.disentangle.analysis.reload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.analysis.reload.DecoderProgram.Constant;
import org.disentangle.analysis.reload.DecoderProgram.Latents;
import org.disentangle.analysis.reload.DecoderProgram.Step;
import org.disentangle.analysis.reload.DecoderProgram.Value;
import org.disentangle.contract.Signatures;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;

/**
 * Reads a {@link DecoderProgram} off a graph by partial evaluation: operations that depend on the
 * latents' values are kept as steps, and everything else they need (weights behind variables,
 * folded normalisation, sizes) is computed once and kept as constants.
 */
final class DecoderTrace {
  private static final Logger LOG = LogManager.getLogger(DecoderTrace.class);

  /** Operations of one operand that only change the shape of a batch of one. */
  private static final Set<String> RESHAPES =
      Set.of("Reshape", "Identity", "Squeeze", "ExpandDims");

  private static final Set<String> UNARY =
      Set.of(
          "Relu",
          "LeakyRelu",
          "Elu",
          "Tanh",
          "Sigmoid",
          "Softplus",
          "Exp",
          "Neg",
          "Abs",
          "Square",
          "Rsqrt");

  /** One operand may be repeated along the leading axes of the other. */
  private static final Set<String> BINARY =
      Set.of("BiasAdd", "AddV2", "Add", "Sub", "Mul", "RealDiv", "Div", "Maximum", "Minimum");

  private final Session session;
  private final Output<?> latents;
  private final Output<?> image;
  private final List<Output<?>> values = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Map<String, Boolean> moving = new HashMap<>();

  private DecoderTrace(Graph graph, Session session, String latents, String image) {
    this.session = session;
    this.latents = output(graph, latents);
    this.image = output(graph, image);
  }

  /** Thrown when a decoder cannot be written as a program. */
  private static final class UntraceableException extends Exception {
    private static final long serialVersionUID = 1L;

    UntraceableException(String reason) {
      super(reason);
    }
  }

  /**
   * Reads the program of a model's decoder, which takes real latents.
   *
   * @return empty, with the reason in the log, if it needs more multiply-adds than {@value
   *     DecoderProgram#MOST_MULTIPLY_ADDS}, or if an operation has no counterpart
   */
  static Optional<DecoderProgram> of(SavedModelFolder folder, Graph graph, Session session) {
    ModelContract contract = folder.contract();
    try {
      DecoderProgram program =
          new DecoderTrace(
                  graph,
                  session,
                  contract.input(Signatures.DECODE, Signatures.LATENTS),
                  contract.output(Signatures.DECODE, contract.decodedImages(Signatures.DECODE)))
              .program(folder.run());
      long multiplyAdds = program.multiplyAdds();
      return multiplyAdds > DecoderProgram.MOST_MULTIPLY_ADDS
          ? without(
              folder,
              String.format(Locale.ROOT, "it needs %,d multiply-adds for a picture", multiplyAdds))
          : Optional.of(program);
    } catch (UntraceableException e) {
      return without(folder, e.getMessage());
    }
  }

  private static Optional<DecoderProgram> without(SavedModelFolder folder, String reason) {
    LOG.info(
        "the page will not decode for {}, but show pictures decoded beforehand: {}",
        folder.run(),
        reason);
    return Optional.empty();
  }

  private DecoderProgram program(String run) throws UntraceableException {
    int width = Math.toIntExact(latents.shape().get(1));
    place(latents);
    visit(image);
    List<Value> program = new ArrayList<>();
    Session.Runner runner = session.runner();
    values.subList(1, values.size()).forEach(runner::fetch);
    try (TFloat32 zeros = TFloat32.tensorOf(Shape.of(1, width));
        Result result = runner.feed(latents, zeros).run()) {
      program.add(new Latents(List.of(1, width)));
      for (int i = 1; i < values.size(); i++) {
        program.add(value(values.get(i), (TFloat32) result.get(i - 1)));
      }
    }
    requireSimpleRepetition(program);
    return new DecoderProgram(run, width, program);
  }

  /**
   * Requires that the operands that are combined value by value have one shape, or that one has the
   * last axes of the other's.
   */
  private static void requireSimpleRepetition(List<Value> program) throws UntraceableException {
    for (Value value : program) {
      if (value instanceof Step step && combines(step.operation())) {
        for (int operand : step.operands()) {
          List<Integer> shape = program.get(operand).shape();
          List<Integer> inner = shape.subList(leadingOnes(shape), shape.size());
          int outer = step.shape().size() - inner.size();
          if (!step.shape().subList(outer, step.shape().size()).equals(inner)) {
            throw new UntraceableException(
                "its decoder repeats an operand of shape " + shape + " in " + step.operation());
          }
        }
      }
    }
  }

  private static boolean combines(String operation) {
    return BINARY.contains(operation) || operation.equals("ClipByValue");
  }

  private static int leadingOnes(List<Integer> shape) {
    int ones = 0;
    while (ones < shape.size() && shape.get(ones) == 1) {
      ones++;
    }
    return ones;
  }

  private Value value(Output<?> output, TFloat32 tensor) {
    List<Integer> shape =
        LongStream.of(tensor.shape().asArray()).mapToObj(Math::toIntExact).toList();
    Step step = steps.get(key(output));
    if (step == null) {
      float[] floats = new float[Math.toIntExact(tensor.shape().size())];
      tensor.asRawTensor().data().asFloats().read(floats);
      return new Constant(shape, floats);
    }
    return new Step(step.operation(), step.operands(), shape, step.settings());
  }

  /** Adds a value and everything it depends on to the program, and returns its place. */
  private int visit(Output<?> output) throws UntraceableException {
    Integer known = places.get(key(output));
    if (known != null) {
      return known;
    }
    if (!isMoving(output)) {
      if (output.dataType() != DataType.DT_FLOAT) {
        throw new UntraceableException(
            "the operand " + output.op().name() + " is of type " + output.dataType());
      }
      return place(output);
    }
    GraphOperation operation = (GraphOperation) output.op();
    List<Integer> operands = new ArrayList<>();
    for (Output<?> operand : operands(operation)) {
      operands.add(visit(operand));
    }
    steps.put(key(output), new Step(operation.type(), operands, List.of(), settings(operation)));
    return place(output);
  }

  /** Whether a tensor's values depend on those of the latents; sizes are no values. */
  private boolean isMoving(Output<?> output) {
    if (key(output).equals(key(latents))) {
      return true;
    }
    if (output.dataType() != DataType.DT_FLOAT) {
      return false;
    }
    Boolean known = moving.get(key(output));
    if (known == null) {
      // A loop comes back here before it is known.
      moving.put(key(output), false);
      GraphOperation operation = (GraphOperation) output.op();
      known = IntStream.range(0, operation.numInputs()).anyMatch(i -> isMoving(operation.input(i)));
      moving.put(key(output), known);
    }
    return known;
  }

  /** The operands that carry values, the image of a convolution first. */
  private List<Output<?>> operands(GraphOperation operation) throws UntraceableException {
    String type = operation.type();
    if (RESHAPES.contains(type) || UNARY.contains(type)) {
      return List.of(operation.input(0));
    }
    if (type.equals("Mean")) {
      requireMeanOfPositions(operation);
      return List.of(operation.input(0));
    }
    if (BINARY.contains(type) || type.equals("MatMul") || type.equals("Conv2D")) {
      return List.of(operation.input(0), operation.input(1));
    }
    if (type.equals("ClipByValue")) {
      return List.of(operation.input(0), operation.input(1), operation.input(2));
    }
    if (type.equals("Conv2DBackpropInput")) {
      // Its first input is the size of the result, which the result itself shows.
      return List.of(operation.input(2), operation.input(1));
    }
    throw new UntraceableException(
        "its decoder has the operation " + type + " (" + operation.name() + ")");
  }

  /** Requires that a mean is over the positions of a map, which the result's shape shows. */
  private static void requireMeanOfPositions(GraphOperation operation) throws UntraceableException {
    Shape map = operation.input(0).shape();
    Shape mean = operation.output(0).shape();
    boolean keepsRank = map.numDimensions() == 4 && mean.numDimensions() == 4;
    require(
        operation,
        keepsRank && mean.get(1) == 1 && mean.get(2) == 1 && mean.get(3) == map.get(3),
        "axis");
  }

  private static Map<String, Double> settings(GraphOperation operation)
      throws UntraceableException {
    Map<String, Double> settings = new TreeMap<>();
    switch (operation.type()) {
      case "MatMul" -> {
        require(operation, !operation.attributes().getAttrBool("transpose_a"), "transpose_a");
        settings.put("transposed", operation.attributes().getAttrBool("transpose_b") ? 1.0 : 0.0);
      }
      case "LeakyRelu" ->
          settings.put("alpha", (double) operation.attributes().getAttrFloat("alpha"));
      case "Conv2D", "Conv2DBackpropInput" -> {
        long[] strides = operation.attributes().getAttrIntList("strides");
        require(operation, strides.length == 4 && strides[1] == strides[2], "strides");
        require(
            operation,
            "NHWC".equals(operation.attributes().getAttrString("data_format")),
            "data_format");
        require(
            operation,
            LongStream.of(operation.attributes().getAttrIntList("dilations")).allMatch(d -> d == 1),
            "dilations");
        String padding = operation.attributes().getAttrString("padding");
        require(operation, padding.equals("SAME") || padding.equals("VALID"), "padding");
        settings.put("stride", (double) strides[1]);
        settings.put("same", padding.equals("SAME") ? 1.0 : 0.0);
      }
      default -> {}
    }
    return settings;
  }

  private static void require(GraphOperation operation, boolean known, String attribute)
      throws UntraceableException {
    if (!known) {
      throw new UntraceableException(
          "its decoder has the operation "
              + operation.type()
              + " with an unusual "
              + attribute
              + " ("
              + operation.name()
              + ")");
    }
  }

  private int place(Output<?> output) {
    places.put(key(output), values.size());
    values.add(output);
    return values.size() - 1;
  }

  private static String key(Output<?> output) {
    return output.op().name() + ":" + output.index();
  }

  private static Output<?> output(Graph graph, String tensor) {
    int colon = tensor.indexOf(':');
    return graph
        .operation(tensor.substring(0, colon))
        .output(Integer.parseInt(tensor.substring(colon + 1)));
  }
}
