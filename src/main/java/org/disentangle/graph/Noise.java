package org.disentangle.graph;

import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint16;

/**
 * Stateless random numbers: a function of the fed seed pair and of the name of the drawing op.
 *
 * <p>The same seeds give the same numbers in every run and after every resume; two ops in one graph
 * draw independent numbers.
 *
 * <p>If this process computes a share of the batch, its rows get the same numbers as in a single
 * process: the numbers of the whole batch are drawn, and those of other rows are dropped.
 *
 * @param seed int32 [2], usually (run seed, step)
 * @param share which rows of the batch are this process's
 */
public record Noise(Operand<TInt32> seed, BatchShare share) {
  private static final int VALUES_OF_16_BITS = 1 << 16;

  /** Noise of whole batches. */
  public Noise(Operand<TInt32> seed) {
    this(seed, BatchShare.WHOLE);
  }

  /** Standard normal numbers of the shape of {@code like}, a row for each of the batch's. */
  public Operand<TFloat32> normal(Ops tf, String place, Operand<TFloat32> like) {
    return own(
        tf,
        like,
        tf.random.statelessRandomNormal(shapeOf(tf, like), seedAt(tf, place), TFloat32.class));
  }

  /** Standard normal numbers of a shape given as int32 [rank]. */
  public Operand<TFloat32> normalOfShape(Ops tf, String place, Operand<TInt32> shape) {
    return tf.random.statelessRandomNormal(shape, seedAt(tf, place), TFloat32.class);
  }

  /** Numbers uniform in [0, 1) of the shape of {@code like}, a row for each of the batch's. */
  public Operand<TFloat32> uniform(Ops tf, String place, Operand<TFloat32> like) {
    return own(
        tf,
        like,
        tf.random.statelessRandomUniform(shapeOf(tf, like), seedAt(tf, place), TFloat32.class));
  }

  /**
   * 0 with a given probability and 1 otherwise, of the shape of {@code like}, whose sizes are all
   * known, a row for each of the batch's.
   *
   * <p>16 random bits decide each number: half of the random words that uniform numbers take, and
   * the probability is met to 1/131072.
   *
   * @param rate the probability of 0, from 0 to below 1
   */
  public Operand<TFloat32> kept(Ops tf, String place, Operand<TFloat32> like, double rate) {
    int[] sizes = sizesOf(like);
    sizes[0] *= share.count();
    int count = Arrays.stream(sizes).reduce(1, Math::multiplyExact);
    int words = (count + 1) / 2;
    Operand<TInt32> drawn =
        tf.random.statelessRandomUniformFullInt(
            tf.constant(new int[] {words}), seedAt(tf, place), TInt32.class);
    Operand<TUint16> halves =
        tf.slice(
            tf.reshape(tf.bitcast(drawn, TUint16.class), tf.constant(new int[] {2 * words})),
            tf.constant(new int[] {0}),
            tf.constant(new int[] {count}));
    Operand<TUint16> bound =
        tf.dtypes.cast(tf.constant((int) Math.round(rate * VALUES_OF_16_BITS)), TUint16.class);
    Operand<TFloat32> kept = tf.dtypes.cast(tf.math.greaterEqual(halves, bound), TFloat32.class);
    return own(tf, like, tf.reshape(kept, tf.constant(sizes)));
  }

  /**
   * Whole numbers from 0 to {@code bound − 1}, each as likely.
   *
   * @param count int32 []
   * @return int32 [count]
   */
  public Operand<TInt32> indices(Ops tf, String place, Operand<TInt32> count, int bound) {
    return indicesOfShape(tf, place, tf.expandDims(count, tf.constant(0)), tf.constant(bound));
  }

  /**
   * Whole numbers from 0 to {@code bound − 1}, each as likely, of a shape given as int32 [rank].
   *
   * @param bound int32 []
   */
  public Operand<TInt32> indicesOfShape(
      Ops tf, String place, Operand<TInt32> shape, Operand<TInt32> bound) {
    return tf.random.statelessRandomUniformInt(shape, seedAt(tf, place), tf.constant(0), bound);
  }

  /** Numbers uniform in [0, 1) of a shape given as int32 [rank]. */
  public Operand<TFloat32> uniformOfShape(Ops tf, String place, Operand<TInt32> shape) {
    return tf.random.statelessRandomUniform(shape, seedAt(tf, place), TFloat32.class);
  }

  private Operand<TInt32> seedAt(Ops tf, String place) {
    return tf.math.add(seed, tf.constant(new int[] {Variables.salt(place), 0}));
  }

  /**
   * The shape over the whole batch, as a constant where it is known. Random ops have no gradient,
   * and TensorFlow's gradient builder would fail on the path through the shape of a tensor that is
   * trained.
   */
  private Operand<TInt32> shapeOf(Ops tf, Operand<TFloat32> like) {
    if (like.shape().hasUnknownDimension()) {
      if (!share.isWhole()) {
        throw new IllegalArgumentException("a share of a batch of unknown size: " + like.shape());
      }
      return tf.shape(like);
    }
    int[] sizes = sizesOf(like);
    sizes[0] *= share.count();
    return tf.constant(sizes);
  }

  /** The rows of this process's share. */
  private Operand<TFloat32> own(Ops tf, Operand<TFloat32> like, Operand<TFloat32> drawn) {
    if (share.isWhole()) {
      return drawn;
    }
    int[] sizes = sizesOf(like);
    int[] begin = new int[sizes.length];
    begin[0] = share.index() * sizes[0];
    return tf.slice(drawn, tf.constant(begin), tf.constant(sizes));
  }

  private static int[] sizesOf(Operand<TFloat32> like) {
    Shape shape = like.shape();
    int[] sizes = new int[shape.numDimensions()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.toIntExact(shape.get(i));
    }
    return sizes;
  }
}
