package org.disentangle.analysis;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A trained model, reloaded from its SavedModel and known by its signatures only.
 *
 * <p>Arrays are row-major and in the layout of the contract: B images are {@code float[B * 4096]},
 * B representations {@code float[B * K]}. However many rows are given, at most {@link #BATCH} are
 * in the graph at a time; the tensor that feeds them is kept and filled again.
 *
 * <p>Owns a TensorFlow session, to be closed by whoever opened the model. Not safe for use by
 * several threads.
 */
public final class ReloadedModel implements AutoCloseable {
  /** Most rows that go through the graph at once. */
  public static final int BATCH = 256;

  private final SavedModelFolder folder;
  private final SavedModelBundle bundle;
  private final FloatFeed feed = new FloatFeed();

  private ReloadedModel(SavedModelFolder folder, SavedModelBundle bundle) {
    this.folder = folder;
    this.bundle = bundle;
  }

  /**
   * Loads a model onto TensorFlow's default devices with its default threads.
   *
   * @param folder {@code saved_models/<run>/<version>}, or {@code saved_models/<run>} for its
   *     highest version
   * @throws UserErrorException if it is not there, damaged, or lacks a part of the contract
   */
  public static ReloadedModel open(Path folder) {
    return open(SavedModelFolder.open(folder), ConfigProto.getDefaultInstance());
  }

  /**
   * Loads a model that was looked at.
   *
   * @param session devices and threads
   * @throws UserErrorException if its variables are damaged or missing
   */
  public static ReloadedModel open(SavedModelFolder folder, ConfigProto session) {
    try {
      SavedModelBundle bundle =
          SavedModelBundle.loader(folder.path().toString()).withConfigProto(session).load();
      return new ReloadedModel(folder, bundle);
    } catch (TensorFlowException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
      throw new UserErrorException(
          "the SavedModel "
              + folder.path()
              + " is damaged or incomplete and cannot be loaded ("
              + reason
              + "); export the model again",
          e);
    }
  }

  /** Where the model comes from and how it was made. */
  public SavedModelFolder folder() {
    return folder;
  }

  /**
   * Encodes images.
   *
   * @param images [B, 64, 64, 1] in [0, 1]
   * @param count B
   * @return representation [B, K]
   */
  public float[] encode(float[] images, int count) {
    return rows(Signatures.ENCODE, Signatures.IMAGES, Signatures.REPRESENTATION, images, count);
  }

  /**
   * How wide the posteriors of images are.
   *
   * @param images [B, 64, 64, 1] in [0, 1]
   * @param count B
   * @return natural logarithms of the posterior's variances, [B, K]
   * @throws IllegalStateException if the family's encoder gives no distribution
   */
  public float[] logVariances(float[] images, int count) {
    if (!folder.contract().hasOutput(Signatures.ENCODE, Signatures.LOG_VARIANCE)) {
      throw new IllegalStateException("the encoder of " + folder.run() + " gives no distribution");
    }
    return rows(Signatures.ENCODE, Signatures.IMAGES, Signatures.LOG_VARIANCE, images, count);
  }

  /**
   * Encodes and decodes images.
   *
   * @param images [B, 64, 64, 1] in [0, 1]
   * @param count B
   * @return probability of each pixel being on, [B, 64, 64, 1]
   */
  public float[] reconstruct(float[] images, int count) {
    return rows(Signatures.RECONSTRUCT, Signatures.IMAGES, Signatures.PROBABILITIES, images, count);
  }

  /**
   * Decodes latents.
   *
   * @param latents [B, K]
   * @param count B
   * @return probability of each pixel being on, [B, 64, 64, 1]
   * @throws IllegalStateException if the family's latents are codes rather than numbers
   */
  public float[] decode(float[] latents, int count) {
    if (!folder.contract().decodesFloats()) {
      throw new IllegalStateException(
          "the latents of "
              + folder.run()
              + " are integer codes; they cannot be decoded as floats");
    }
    return rows(Signatures.DECODE, Signatures.LATENTS, Signatures.PROBABILITIES, latents, count);
  }

  /**
   * Encodes images as maps of codes.
   *
   * @param images [B, 64, 64, 1] in [0, 1]
   * @param count B, at most {@link #BATCH}
   * @return codes [B, h, w]
   * @throws IllegalStateException if the family has no codebook
   */
  public long[] codes(float[] images, int count) {
    requireBatch(count);
    requireCodebook(folder.contract().codeMapShape().isPresent());
    TFloat32 batch = feed.of(imageShape(count), images, 0);
    try (Result result =
        runner()
            .feed(input(Signatures.ENCODE, Signatures.IMAGES), batch)
            .fetch(output(Signatures.ENCODE, Signatures.CODES))
            .run()) {
      TInt64 codes = (TInt64) result.get(0);
      requireRows(Signatures.ENCODE, codes, count);
      long[] values = new long[Math.toIntExact(codes.shape().size())];
      codes.asRawTensor().data().asLongs().read(values);
      return values;
    }
  }

  /**
   * Decodes maps of codes.
   *
   * @param codes [B, h, w]
   * @param count B, at most {@link #BATCH}
   * @return probability of each pixel being on, [B, 64, 64, 1]
   * @throws IllegalStateException if the family's latents are numbers rather than codes
   */
  public float[] decode(long[] codes, int count) {
    requireBatch(count);
    requireCodebook(!folder.contract().decodesFloats());
    ModelContract.MapShape map = folder.contract().codeMapShape().orElseThrow();
    Shape shape = Shape.of(count, map.height(), map.width());
    try (TInt64 latents = TInt64.tensorOf(shape, DataBuffers.of(codes));
        Result result =
            runner()
                .feed(input(Signatures.DECODE, Signatures.LATENTS), latents)
                .fetch(output(Signatures.DECODE, Signatures.PROBABILITIES))
                .run()) {
      TFloat32 probabilities = floats(result.get(0));
      requireRows(Signatures.DECODE, probabilities, count);
      return copy(probabilities);
    }
  }

  private void requireCodebook(boolean present) {
    if (!present) {
      throw new IllegalStateException("the latents of " + folder.run() + " are not codes");
    }
  }

  /**
   * Draws images from the prior.
   *
   * @param count how many, B; all in one run of the graph
   * @return probability of each pixel being on, [B, 64, 64, 1]
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}
   */
  public float[] sample(SeedPair seed, int count) {
    requireBatch(count);
    try (TInt32 seedTensor = TInt32.vectorOf(seed.first(), seed.second());
        TInt32 countTensor = TInt32.scalarOf(count);
        Result result =
            runner()
                .feed(input(Signatures.SAMPLE, Signatures.SEED), seedTensor)
                .feed(input(Signatures.SAMPLE, Signatures.COUNT), countTensor)
                .fetch(output(Signatures.SAMPLE, Signatures.PROBABILITIES))
                .run()) {
      TFloat32 probabilities = floats(result.get(0));
      requireRows(Signatures.SAMPLE, probabilities, count);
      return copy(probabilities);
    }
  }

  /**
   * The loss terms of one batch of images, as in training but in inference mode (no dropout, moving
   * averages for batch normalisation).
   *
   * @param images [B, 64, 64, 1] in [0, 1]
   * @param count B
   * @param seed for the noise of the posterior sample
   * @return each scalar output of the {@code losses} signature by its name, a mean over the batch
   *     in nats per image
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}
   */
  public Map<String, Double> losses(float[] images, int count, SeedPair seed) {
    requireBatch(count);
    List<String> names = folder.contract().lossOutputs();
    TFloat32 batch = feed.of(imageShape(count), images, 0);
    try (TInt32 seedTensor = TInt32.vectorOf(seed.first(), seed.second())) {
      Session.Runner runner =
          runner()
              .feed(input(Signatures.LOSSES, Signatures.IMAGES), batch)
              .feed(input(Signatures.LOSSES, Signatures.SEED), seedTensor);
      for (String name : names) {
        runner.fetch(output(Signatures.LOSSES, name));
      }
      try (Result result = runner.run()) {
        Map<String, Double> losses = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
          losses.put(names.get(i), scalar(names.get(i), result.get(i)));
        }
        return losses;
      }
    }
  }

  @Override
  public void close() {
    feed.close();
    bundle.close();
  }

  private float[] rows(String signature, String key, String outputKey, float[] values, int count) {
    if (count < 1 || values.length % count != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not " + count + " equal rows");
    }
    int width = values.length / count;
    if (key.equals(Signatures.IMAGES) && width != FactorImages.PIXELS) {
      throw new IllegalArgumentException(
          "an image has " + FactorImages.PIXELS + " pixels, but each row has " + width);
    }
    float[] all = null;
    for (int start = 0; start < count; start += BATCH) {
      int size = Math.min(BATCH, count - start);
      Shape shape = key.equals(Signatures.IMAGES) ? imageShape(size) : Shape.of(size, width);
      TFloat32 batch = feed.of(shape, values, start * width);
      try (Result result =
          runner().feed(input(signature, key), batch).fetch(output(signature, outputKey)).run()) {
        TFloat32 tensor = floats(result.get(0));
        requireRows(signature, tensor, size);
        int outputWidth = Math.toIntExact(tensor.shape().size() / size);
        if (all == null) {
          all = new float[Math.multiplyExact(count, outputWidth)];
        }
        copyInto(tensor, all, start * outputWidth);
      }
    }
    return all;
  }

  private Session.Runner runner() {
    return bundle.session().runner();
  }

  private String input(String signature, String key) {
    return folder.contract().input(signature, key);
  }

  private String output(String signature, String key) {
    return folder.contract().output(signature, key);
  }

  private static Shape imageShape(int count) {
    return Shape.of(count, FactorImages.SIDE, FactorImages.SIDE, 1);
  }

  private static void requireBatch(int count) {
    if (count < 1 || count > BATCH) {
      throw new IllegalArgumentException("count is " + count + ", expected 1 to " + BATCH);
    }
  }

  private void requireRows(String signature, Tensor tensor, int rows) {
    if (tensor.shape().numDimensions() < 2 || tensor.shape().get(0) != rows) {
      throw new UserErrorException(
          "signature \""
              + signature
              + "\" of the SavedModel "
              + folder.path()
              + " gave shape "
              + tensor.shape()
              + " where "
              + rows
              + " rows were expected; export the model again");
    }
  }

  private double scalar(String name, Tensor tensor) {
    if (tensor.shape().size() != 1) {
      throw new UserErrorException(
          "output \""
              + name
              + "\" of signature \""
              + Signatures.LOSSES
              + "\" of the SavedModel "
              + folder.path()
              + " has shape "
              + tensor.shape()
              + " where a scalar was expected; export the model again");
    }
    return copy(floats(tensor))[0];
  }

  private static TFloat32 floats(Tensor tensor) {
    return (TFloat32) tensor;
  }

  private static float[] copy(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.shape().size())];
    copyInto(tensor, values, 0);
    return values;
  }

  private static void copyInto(TFloat32 tensor, float[] target, int offset) {
    int size = Math.toIntExact(tensor.shape().size());
    tensor.asRawTensor().data().asFloats().read(target, offset, size);
  }
}
