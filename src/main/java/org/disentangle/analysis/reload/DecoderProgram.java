package org.disentangle.analysis.reload;

import java.util.List;
import java.util.Map;

/**
 * A decoder as a list of values, each computed from those before it: small enough to run anywhere,
 * for example in a browser.
 *
 * <p>The first value is the latents, [1, K]; the last the image, [1, H, W, C] in [0, 1]. In between
 * stand constants (weights, and whatever else does not depend on the latents, computed beforehand)
 * and steps, which are TensorFlow's operations under TensorFlow's names.
 *
 * @param run whose decoder it is
 * @param latents K
 * @param values in an order in which they can be computed
 */
public record DecoderProgram(String run, int latents, List<Value> values) {
  /**
   * How many multiply-adds a browser does while a slider moves: about 0.4 million a millisecond, so
   * that a picture takes a sixth of a second at most.
   */
  static final long MOST_MULTIPLY_ADDS = 64_000_000;

  /** Copies the list. */
  public DecoderProgram {
    values = List.copyOf(values);
  }

  /** Multiply-adds of its matrix products and convolutions for one image. */
  long multiplyAdds() {
    return values.stream().mapToLong(this::multiplyAdds).sum();
  }

  /** Each weight is used once at each place of a convolution's smaller map, or of a row. */
  private long multiplyAdds(Value value) {
    if (!(value instanceof Step step)) {
      return 0;
    }
    return switch (step.operation()) {
      case "MatMul" -> size(operand(step, 1));
      case "Conv2D" -> size(operand(step, 1)) * places(step.shape());
      case "Conv2DBackpropInput" -> size(operand(step, 1)) * places(operand(step, 0));
      default -> 0;
    };
  }

  private List<Integer> operand(Step step, int index) {
    return values.get(step.operands().get(index)).shape();
  }

  /** Height times width of a map, [1, H, W, C]. */
  private static long places(List<Integer> map) {
    return size(map.subList(1, 3));
  }

  private static long size(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** One value; its shape is that of a batch of one. */
  public sealed interface Value permits Latents, Constant, Step {
    /** Sizes of its axes. */
    List<Integer> shape();
  }

  /** The input value. */
  public record Latents(List<Integer> shape) implements Value {}

  /**
   * A constant array of floats.
   *
   * @param floats row-major
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; written once.
  public record Constant(List<Integer> shape, float[] floats) implements Value {}

  /**
   * One operation.
   *
   * @param operation as TensorFlow calls it: {@code MatMul}, {@code Conv2DBackpropInput}, …
   * @param operands places of its operands in the list; of a convolution the image and the kernel,
   *     in this order
   * @param settings the operation's attributes that change what it computes
   */
  public record Step(
      String operation, List<Integer> operands, List<Integer> shape, Map<String, Double> settings)
      implements Value {
    /** Copies the lists. */
    public Step {
      operands = List.copyOf(operands);
      shape = List.copyOf(shape);
    }
  }
}
