package org.disentangle.training.graph;

import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig.OnDevice;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.model.TrainingSet;
import org.disentangle.runtime.TensorFlowHost;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TNumber;

/**
 * All images of a run in a variable of the graph, packed as they are in the store, from which each
 * step gathers its batch by the images' numbers.
 *
 * <p>An image is a row of 64-bit words: a type that TensorFlow gathers on GPUs too. Each byte, or
 * pair of bytes, is then looked up in a table of the values that it stands for, the same numbers to
 * the bit as {@link FactorImages#read} gives. Owns the tensor that is fed and closes it.
 */
final class ImagesOnDevice implements AutoCloseable {
  private static final int SHARE_OF_MEMORY = 2;

  private final int words;
  private final Placeholder<TInt64> loaded;
  private final Op load;
  private final Placeholder<TInt32> numbers;
  private final TInt32 numbersTensor;
  private final Operand<TFloat32> batch;

  /**
   * Adds the variable, and what a step does with it; it holds nothing yet.
   *
   * @param set whose shape and kind the images have
   * @param rows of a batch
   */
  ImagesOnDevice(Ops tf, TrainingSet set, int rows) {
    words = words(set.shape(), set.kind());
    Shape all = Shape.of(Shape.UNKNOWN_SIZE, words);
    VarHandleOp handle =
        tf.withName("kept").varHandleOp(TInt64.class, all, VarHandleOp.sharedName("images_kept"));
    loaded = tf.withName("loaded").placeholder(TInt64.class, Placeholder.shape(all));
    load = tf.withName("load").assignVariableOp(handle, loaded);
    numbers = tf.withName("numbers").placeholder(TInt32.class, Placeholder.shape(Shape.of(rows)));
    numbersTensor = TInt32.tensorOf(Shape.of(rows));
    Operand<TInt64> gathered =
        tf.gather(tf.readVariableOp(handle, TInt64.class), numbers, tf.constant(0));
    batch = unpacked(tf, gathered, set, rows);
  }

  /**
   * Whether the images of a run are to be kept so.
   *
   * @throws UserErrorException if they are to be, and do not fit
   */
  static boolean isWanted(RunConfig config, FactorImages images, TensorFlowHost host) {
    long bytes = (long) Long.BYTES * words(images.shape(), images.kind()) * images.size();
    boolean fits = bytes <= host.memoryBytes() / SHARE_OF_MEMORY;
    OnDevice wanted = config.getData().getOnDevice();
    if (wanted == OnDevice.ALWAYS && !fits) {
      throw new UserErrorException(
          "data.on_device is ALWAYS, and the images take %s bytes, more than half of the %s bytes of %s; take AUTO, or fewer or smaller images"
              .formatted(bytes, host.memoryBytes(), host.device()));
    }
    return wanted == OnDevice.ALWAYS || (wanted == OnDevice.AUTO && fits && !host.isCpu());
  }

  /** Words that an image takes; what is left of the last one is not looked at. */
  private static int words(ImageShape shape, PixelKind kind) {
    return (kind.bytes(shape.values()) + Long.BYTES - 1) / Long.BYTES;
  }

  /**
   * @param gathered [rows, words]
   * @return [rows, H, W, C] in [0, 1]
   */
  private static Operand<TFloat32> unpacked(
      Ops tf, Operand<TInt64> gathered, TrainingSet set, int rows) {
    PixelKind kind = set.kind();
    Class<? extends TNumber> unit = kind == PixelKind.SIXTEEN_BITS ? TUint16.class : TUint8.class;
    Operand<TFloat32> valuesOfUnit =
        kind == PixelKind.TWO_VALUES ? tf.constant(bitsOfByte()) : tf.constant(shares(kind));
    // A GPU looks up by integers of 32 bits, but TensorFlow adds them up on the processor.
    Operand<TFloat32> values =
        tf.gather(
            valuesOfUnit, tf.dtypes.cast(tf.bitcast(gathered, unit), TInt32.class), tf.constant(0));
    ImageShape shape = set.shape();
    Operand<TFloat32> whole =
        tf.slice(
            tf.reshape(values, tf.constant(new int[] {rows, -1})),
            tf.constant(new int[] {0, 0}),
            tf.constant(new int[] {rows, shape.values()}));
    return tf.reshape(
        whole, tf.constant(new int[] {rows, shape.height(), shape.width(), shape.channels()}));
  }

  /** The eight values of each byte, the lowest bit first. */
  private static float[][] bitsOfByte() {
    float[][] bits = new float[1 << Byte.SIZE][Byte.SIZE];
    for (int value = 0; value < bits.length; value++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        bits[value][bit] = (value >> bit) & 1;
      }
    }
    return bits;
  }

  private static float[] shares(PixelKind kind) {
    float[] shares = new float[kind.highest() + 1];
    for (int value = 0; value < shares.length; value++) {
      shares[value] = kind.share(value);
    }
    return shares;
  }

  /** The images of a step, [rows, H, W, C] in [0, 1]. */
  Operand<TFloat32> batch() {
    return batch;
  }

  /** Puts the images there. */
  void load(GraphSession session, FactorImages images) {
    byte[] image = new byte[images.kind().bytes(images.shape().values())];
    try (TInt64 all = TInt64.tensorOf(Shape.of(images.size(), words))) {
      ByteDataBuffer memory = all.asRawTensor().data();
      for (int number = 0; number < images.size(); number++) {
        images.readKept(number, image);
        memory.offset((long) number * words * Long.BYTES).write(image);
      }
      session.runner().feed(loaded, all).addTarget(load).run().close();
    }
  }

  /**
   * Feeds a step.
   *
   * @param images their numbers, as many as a batch has rows
   */
  GraphRun feed(GraphRun run, int[] images) {
    numbersTensor.copyFrom(DataBuffers.of(images));
    return run.feed(numbers, numbersTensor);
  }

  @Override
  public void close() {
    numbersTensor.close();
  }
}
