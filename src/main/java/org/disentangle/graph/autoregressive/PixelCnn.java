package org.disentangle.graph.autoregressive;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.Activation;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Noise;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * An autoregressive distribution of maps of codes, by masked convolutions:
 *
 * <pre>{@code  p(c) = Π_i p(c_i | c_1, …, c_{i−1})}</pre>
 *
 * over the positions in raster order (van den Oord et al. 2016, "Pixel Recurrent Neural Networks",
 * section 3.5; the gate is that of "Conditional Image Generation with PixelCNN Decoders", Eq. 2).
 *
 * <p>Each code is embedded; one masked convolution of type A; then residual blocks, each a masked
 * convolution of type B to twice the channels, the gate tanh(a)·σ(b), and a 1 x 1 convolution added
 * to the block's input; then ReLU, and a 1 x 1 convolution to K logits.
 *
 * <p>Deviation from the second paper: one stack of convolutions instead of a vertical and a
 * horizontal one. Such a stack is blind to positions far to the upper right unless the first kernel
 * spans the map: {@link #spanning} gives the size at which it sees every earlier position.
 *
 * <h2>Limits</h2>
 *
 * K = 1: every map has probability 1. A map of one position: a plain categorical distribution.
 *
 * <p>Borrows the graph; owns nothing native.
 */
public final class PixelCnn {
  private static final int BLOCK_KERNEL_SIZE = 3;

  private final Layers layers;
  private final String name;
  private final Architecture architecture;

  /**
   * The size of the network.
   *
   * @param codes K
   * @param height of the maps
   * @param width of the maps
   * @param channels of every hidden layer
   * @param kernelSize of the first convolution, odd
   * @param blocks residual blocks
   */
  public record Architecture(
      int codes, int height, int width, int channels, int kernelSize, int blocks) {}

  /** A network with a name, which is the scope of its layers. */
  public PixelCnn(Layers layers, String name, Architecture architecture) {
    this.layers = layers;
    this.name = name;
    this.architecture = architecture;
  }

  /** The smallest kernel of the first convolution that sees every earlier position of a map. */
  public static int spanning(int height, int width) {
    return 2 * Math.max(height, width) - 1;
  }

  /**
   * Scores of each position's code, given the codes before it.
   *
   * @param codes int64 [B, h, w], each from 0 to K − 1
   * @return unnormalised log probabilities [B, h, w, K]
   */
  public Operand<TFloat32> logits(Operand<TInt64> codes) {
    int channels = architecture.channels();
    MaskedLayers masked = new MaskedLayers(layers);
    Operand<TFloat32> x =
        masked.embedding(name + "/embedding", codes, architecture.codes(), channels);
    x = masked.convolution(name + "/first", x, channels, architecture.kernelSize(), CausalMask.A);
    for (int block = 1; block <= architecture.blocks(); block++) {
      String at = name + "/block" + block;
      Operand<TFloat32> y =
          masked.convolution(at + "/masked", x, 2 * channels, BLOCK_KERNEL_SIZE, CausalMask.B);
      y = masked.gate(at + "/gate", y);
      y = layers.convolution(at + "/out", y, channels, 1, 1);
      x = layers.sum(at + "/sum", x, y);
    }
    x = layers.activation(name + "/activation", x, Activation.RELU);
    return layers.convolution(name + "/logits", x, architecture.codes(), 1, 1);
  }

  /**
   * −log p(c_i | c_1, …, c_{i−1}) at each position, in nats.
   *
   * @param codes int64 [B, h, w]
   * @return [B, h, w], each ≥ 0
   */
  public Operand<TFloat32> negativeLogLikelihood(Ops tf, Operand<TInt64> codes) {
    int count = architecture.codes();
    Operand<TInt32> rows = tf.constant(new int[] {-1, count});
    Operand<TFloat32> target =
        tf.oneHot(codes, tf.constant(count), tf.constant(1f), tf.constant(0f));
    // The gradient of the op with integer labels is missing in C++, that of logSoftmax is wrong
    // for maps.
    Operand<TFloat32> nats =
        tf.nn
            .softmaxCrossEntropyWithLogits(
                tf.reshape(logits(codes), rows), tf.reshape(target, rows))
            .loss();
    return tf.reshape(
        nats, tf.constant(new int[] {-1, architecture.height(), architecture.width()}));
  }

  /**
   * Draws maps, one position after the other: at each the code with the largest logit plus Gumbel
   * noise, which is a draw from the softmax (Gumbel 1954). The network is in the graph once for
   * each position.
   *
   * @param count how many, int32 []
   * @return int64 [count, h, w]
   */
  public Operand<TInt64> sample(Ops tf, Noise noise, Operand<TInt32> count) {
    int height = architecture.height();
    int width = architecture.width();
    int positions = height * width;
    Operand<TInt32> map = tf.constant(new int[] {-1, height, width});
    Operand<TFloat32> uniform =
        noise.uniformOfShape(
            tf,
            name + "/sample",
            tf.stack(List.of(count, tf.constant(positions), tf.constant(architecture.codes()))));
    Operand<TFloat32> gumbel = tf.math.neg(tf.math.log(tf.math.neg(tf.math.log(uniform))));

    // All positions start at code 0; a code is not read before it is drawn.
    List<Operand<TInt64>> drawn = new ArrayList<>();
    Operand<TInt64> undrawn = tf.fill(tf.stack(List.of(count)), tf.constant(0L));
    for (int i = 0; i < positions; i++) {
      List<Operand<TInt64>> all = new ArrayList<>(drawn);
      while (all.size() < positions) {
        all.add(undrawn);
      }
      Operand<TFloat32> scores =
          tf.reshape(
              logits(map(tf, all, map)),
              tf.constant(new int[] {-1, positions, architecture.codes()}));
      drawn.add(
          tf.math.argMax(
              tf.math.add(position(tf, scores, i), position(tf, gumbel, i)), tf.constant(1)));
    }
    return map(tf, drawn, map);
  }

  private static Operand<TInt64> map(
      Ops tf, List<Operand<TInt64>> positions, Operand<TInt32> shape) {
    return tf.reshape(tf.stack(positions, Stack.axis(1L)), shape);
  }

  /** [B, positions, K] at one position: [B, K]. */
  private static Operand<TFloat32> position(Ops tf, Operand<TFloat32> x, int index) {
    return tf.gather(x, tf.constant(index), tf.constant(1));
  }
}
