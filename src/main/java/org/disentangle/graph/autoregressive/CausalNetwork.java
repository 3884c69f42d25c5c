package org.disentangle.graph.autoregressive;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Initializer;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variable.Role;
import org.disentangle.graph.autoregressive.MaskedLayers.MaskedKernel;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A network of masked convolutions that computes each pixel's logit from the pixels before it in
 * raster order and from a map of features:
 *
 * <pre>{@code
 * a_0 = conv_A(x) + features
 * a_l = a_(l-1) + conv_B(activation(a_(l-1)))     for each further layer l
 * logits = conv_1x1(activation(a_L))
 * }</pre>
 *
 * <p>A kernel is kept without the rows below its centre, which a mask would set to 0.
 *
 * <p>This is only arithmetic over given weights, so that it can also be used in the body of a loop,
 * which is a graph of its own.
 *
 * @param activation before each layer but the first
 * @param weights masked kernels, and biases of all layers but the first, whose bias comes with the
 *     features: kernel, kernel, bias, …, kernel, bias
 */
public record CausalNetwork(Activation activation, List<Operand<TFloat32>> weights) {
  private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);

  /**
   * The size of the network.
   *
   * @param channels of the features and of every hidden layer
   * @param firstKernelSize of the first layer, odd
   * @param kernelSize of the further layers, odd
   * @param furtherLayers 0 for none
   * @param activation between the layers
   */
  public record Architecture(
      int channels,
      int firstKernelSize,
      int kernelSize,
      int furtherLayers,
      Activation activation) {}

  /** Keeps the weights. */
  public CausalNetwork {
    weights = List.copyOf(weights);
  }

  /**
   * The network whose weights are registered under a name; they are made at the first call.
   *
   * @param map shape of the features, [B, H, W, C]
   */
  public static CausalNetwork of(Layers layers, String name, Architecture architecture, Shape map) {
    int channels = architecture.channels();
    Maker maker = new Maker(layers, map, new ArrayList<>());
    maker.kernel(name + "/first", architecture.firstKernelSize(), 1, channels, CausalMask.A, false);
    for (int layer = 1; layer <= architecture.furtherLayers(); layer++) {
      int size = architecture.kernelSize();
      maker.kernel(name + "/masked" + layer, size, channels, channels, CausalMask.B, true);
    }
    maker.kernel(name + "/logits", 1, channels, 1, CausalMask.B, true);
    return new CausalNetwork(architecture.activation(), maker.weights());
  }

  /** Takes weights from the register, masks them, and writes their rows of the layer table. */
  private record Maker(Layers layers, Shape map, List<Operand<TFloat32>> weights) {

    void kernel(
        String name, int kernelSize, int channels, int filters, CausalMask mask, boolean biased) {
      MaskedKernel kernel =
          new MaskedLayers(layers).kernel(name, mask.upperRows(kernelSize), channels, filters);
      weights.add(kernel.value());
      int biases = 0;
      if (biased) {
        Variable bias =
            layers
                .variables()
                .get(name + "/bias", Shape.of(filters), Role.TRAINABLE, Initializer.zeros());
        weights.add(bias.value());
        biases = filters;
      }
      layers.describe(
          new LayerSummary(
              name,
              "MaskedConv2D",
              Shape.of(Shape.UNKNOWN_SIZE, map.get(1), map.get(2), filters),
              kernel.variable().size() + (long) biases,
              0,
              kernel.variable().size() * map.get(1) * map.get(2)));
    }
  }

  /**
   * The logits.
   *
   * @param tf of the graph that contains the weights
   * @param features [B, H, W, C]
   * @param images [B, H, W, 1]
   * @return [B, H, W, 1]
   */
  public Operand<TFloat32> logits(Ops tf, Operand<TFloat32> features, Operand<TFloat32> images) {
    Operand<TFloat32> x = tf.math.add(convolved(tf, images, weights.get(0)), features);
    int last = weights.size() - 2;
    for (int i = 1; i < last; i += 2) {
      // In this order: for a bias before the sum, TensorFlow's remapper has a rule that fails.
      x = tf.nn.biasAdd(tf.math.add(x, layer(tf, x, i)), weights.get(i + 1));
    }
    return tf.nn.biasAdd(layer(tf, x, last), weights.get(last + 1));
  }

  /** The activation, then the kernel at an index. */
  private Operand<TFloat32> layer(Ops tf, Operand<TFloat32> x, int index) {
    return convolved(tf, activation.apply(tf, x), weights.get(index));
  }

  /** A convolution; above the image and on both sides it is padded with 0. */
  private static Operand<TFloat32> convolved(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel) {
    int above = Math.toIntExact(kernel.shape().get(0)) - 1;
    int beside = Math.toIntExact(kernel.shape().get(1)) / 2;
    Operand<TFloat32> padded =
        above == 0 && beside == 0
            ? x
            : tf.pad(
                x,
                tf.constant(new int[][] {{0, 0}, {above, 0}, {beside, beside}, {0, 0}}),
                tf.constant(0f));
    return tf.nn.conv2d(padded, kernel, STRIDES, "VALID");
  }
}
