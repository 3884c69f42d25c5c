package org.disentangle.substitution;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TFloat32;

/**
 * A transposed convolution with few output channels, computed as a convolution that gives blocks of
 * R x R output positions at once, R² · channels of them as its channels.
 *
 * <p>A convolution with one or three output channels leaves most of a vector unit idle, which
 * computes {@value #LANES} channels at a time; on processors with AVX-512 the blocks take a third
 * of the time. Every weight of the convolution is one of the kernel's or 0, so that the sums have
 * the same addends.
 *
 * @param kernelSize k of the k x k kernel
 * @param stride s
 * @param block R, a multiple of s
 */
public record BlockwiseTransposedConvolution(int kernelSize, int stride, int block) {
  private static final int LANES = 16;

  /** Whether a transposed convolution has so few channels. */
  public static boolean fits(int stride, long channels) {
    return block(stride, channels) > 1;
  }

  /** That of a kernel size and stride which {@link #fits}. */
  public static BlockwiseTransposedConvolution of(int kernelSize, int stride, long channels) {
    return new BlockwiseTransposedConvolution(kernelSize, stride, block(stride, channels));
  }

  /** The largest block whose positions and channels a vector holds; 0 if there is none. */
  private static int block(int stride, long channels) {
    int block = 0;
    for (int next = stride; (long) next * next * channels <= LANES; next += stride) {
      block = next;
    }
    return block;
  }

  /**
   * The blocks along height or width.
   *
   * @param size of the output
   * @param count of blocks
   * @param offset of the first output position in the first block
   * @param first input position that the first block needs, at most 0
   * @param needed input positions that a block needs
   * @param before padding of the convolution whose transpose this is
   */
  private record Axis(int size, int count, int offset, int first, int needed, int before) {}

  private Axis axis(int input, int output) {
    int before = Math.max((input - 1) * stride + kernelSize - output, 0) / 2;
    Axis best = null;
    for (int offset = 0; offset < block; offset++) {
      int first = -Math.floorDiv(kernelSize - 1 + offset - before, stride);
      int needed = Math.floorDiv(block - 1 - offset + before, stride) - first + 1;
      if (best == null || needed < best.needed()) {
        int count = (output + offset + block - 1) / block;
        best = new Axis(output, count, offset, first, needed, before);
      }
    }
    return best;
  }

  /** The tap of the kernel by which an input position of a block goes to one of its outputs. */
  private int tap(Axis axis, int needed, int position) {
    return position - axis.offset() + axis.before() - stride * (axis.first() + needed);
  }

  /**
   * Adds the ops to a graph.
   *
   * @param x [B, h, w, C]
   * @param kernel [k, k, channels, C]
   * @param output [H, W, channels] of one image, with h = ⌈H/s⌉ and w = ⌈W/s⌉
   * @return [B, H, W, channels]
   */
  public Operand<TFloat32> apply(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, Shape output) {
    Axis rows = axis(size(x.shape(), 1), size(output, 0));
    Axis columns = axis(size(x.shape(), 2), size(output, 1));
    Operand<TFloat32> blocks =
        tf.nn.conv2d(
            x,
            weights(tf, kernel, rows, columns),
            List.of(1L, (long) (block / stride), (long) (block / stride), 1L),
            "EXPLICIT",
            Conv2d.explicitPaddings(paddings(x, rows, columns)));
    return tf.slice(
        sideBySide(tf, blocks, size(output, 2)),
        tf.constant(new int[] {0, rows.offset(), columns.offset(), 0}),
        tf.constant(new int[] {-1, rows.size(), columns.size(), size(output, 2)}));
  }

  /**
   * The map that blocks make up: {@code DepthToSpace}, for which TensorFlow takes ten times as long
   * on a CPU.
   *
   * @param blocks [B, rows, columns, R · R · channels]
   * @return [B, R · rows, R · columns, channels]
   */
  private Operand<TFloat32> sideBySide(Ops tf, Operand<TFloat32> blocks, int channels) {
    int rows = size(blocks.shape(), 1);
    int columns = size(blocks.shape(), 2);
    Operand<TFloat32> lines =
        tf.linalg.transpose(
            tf.reshape(blocks, tf.constant(new int[] {-1, columns, block, block * channels})),
            tf.constant(new int[] {0, 2, 1, 3}));
    return tf.reshape(lines, tf.constant(new int[] {-1, rows * block, columns * block, channels}));
  }

  private List<Long> paddings(Operand<TFloat32> x, Axis rows, Axis columns) {
    return List.of(
        0L,
        0L,
        (long) -rows.first(),
        (long) after(rows, size(x.shape(), 1)),
        (long) -columns.first(),
        (long) after(columns, size(x.shape(), 2)),
        0L,
        0L);
  }

  private int after(Axis axis, int input) {
    int last = (axis.count() - 1) * (block / stride) + axis.first() + axis.needed() - 1;
    return Math.max(0, last - (input - 1));
  }

  /** The convolution's kernel, [rows needed, columns needed, C, R · R · channels]. */
  private Operand<TFloat32> weights(Ops tf, Operand<TFloat32> kernel, Axis rows, Axis columns) {
    int channels = size(kernel.shape(), 2);
    int inputs = size(kernel.shape(), 3);
    int taps = kernelSize * kernelSize;
    int positions = rows.needed() * columns.needed();
    Operand<TFloat32> selected =
        tf.linalg.matMul(
            tf.constant(
                Shape.of((long) positions * block * block, taps),
                DataBuffers.of(selection(rows, columns))),
            tf.reshape(kernel, tf.constant(new int[] {taps, channels * inputs})));
    Operand<TFloat32> byPosition =
        tf.reshape(selected, tf.constant(new int[] {positions, block * block * channels, inputs}));
    return tf.reshape(
        tf.linalg.transpose(byPosition, tf.constant(new int[] {0, 2, 1})),
        tf.constant(new int[] {rows.needed(), columns.needed(), inputs, block * block * channels}));
  }

  /**
   * 1 where a weight of the convolution, a row for each input and output position of a block, is a
   * tap of the kernel, a column for each; 0 elsewhere.
   */
  private float[] selection(Axis rows, Axis columns) {
    int taps = kernelSize * kernelSize;
    float[] selection = new float[rows.needed() * columns.needed() * block * block * taps];
    int weight = 0;
    for (int u = 0; u < rows.needed(); u++) {
      for (int v = 0; v < columns.needed(); v++) {
        for (int p = 0; p < block; p++) {
          for (int q = 0; q < block; q++) {
            int row = tap(rows, u, p);
            int column = tap(columns, v, q);
            if (isTap(row) && isTap(column)) {
              selection[weight * taps + row * kernelSize + column] = 1;
            }
            weight++;
          }
        }
      }
    }
    return selection;
  }

  private boolean isTap(int index) {
    return index >= 0 && index < kernelSize;
  }

  private static int size(Shape shape, int dimension) {
    return Math.toIntExact(shape.get(dimension));
  }
}
