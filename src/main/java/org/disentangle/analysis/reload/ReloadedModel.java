package org.disentangle.analysis.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.image.ImageShape;
import org.disentangle.math.SeedPair;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * A trained model, reloaded from its SavedModel and used through its signatures only.
 *
 * <p>Arrays are row-major and in the layout of the contract: B images are {@code float[B * H * W *
 * C]}, B representations {@code float[B * K]}. However many rows are given, one call has at most
 * {@link #BATCH} in the graph at a time; the tensor that feeds them is kept and filled again.
 *
 * <p>A model may lack any signature but {@code encode} ({@link ModelContract#has}); a call of a
 * missing one throws a {@link UserErrorException}.
 *
 * <p>Owns a TensorFlow session; the code that opens the model must close it, when no call runs any
 * more. Several threads may call it at once.
 */
public final class ReloadedModel implements AutoCloseable {
  /** Most rows that go through the graph at once. */
  public static final int BATCH = 256;

  private static final List<String> REPRESENTATION = List.of(Signatures.REPRESENTATION);

  private final SavedModelFolder folder;
  private final SavedModelBundle bundle;
  private final String faster;
  private final FloatFeeds feeds = new FloatFeeds();

  private ReloadedModel(SavedModelFolder folder, SavedModelBundle bundle) {
    this.folder = folder;
    this.bundle = bundle;
    this.faster = FasterForms.addTo(bundle, folder);
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
   * Loads a model whose folder has been opened already.
   *
   * @param session devices and threads
   * @throws UserErrorException if its variables are damaged or missing
   */
  public static ReloadedModel open(SavedModelFolder folder, ConfigProto session) {
    SavedModelBundle bundle =
        folder.ask(
            "be loaded",
            () ->
                SavedModelBundle.loader(folder.path().toString()).withConfigProto(session).load());
    return new ReloadedModel(folder, bundle);
  }

  /** The folder of the model, with the record of how it was made. */
  public SavedModelFolder folder() {
    return folder;
  }

  /**
   * Encodes images.
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B
   * @return representation [B, K]
   */
  public float[] encode(float[] images, int count) {
    return rows(Signatures.ENCODE, Signatures.IMAGES, REPRESENTATION, images, count).get(0);
  }

  /**
   * Encodes a batch of images once for several outputs of the encoder.
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B, at most {@link #BATCH}
   * @param outputs float outputs of the signature {@code encode}
   * @param codes outputs of it that are int64
   * @return each of them, [B, its own width]
   */
  public SignatureOutputs encode(
      float[] images, int count, List<String> outputs, List<String> codes) {
    return ofImages(Signatures.ENCODE, images, count, call -> call.both(count, outputs, codes));
  }

  /**
   * Encodes and decodes images.
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B
   * @return the mean of each value, which of two values is the probability of 1, [B, H, W, C]
   */
  public float[] reconstruct(float[] images, int count) {
    return decoded(Signatures.RECONSTRUCT, Signatures.IMAGES, images, count);
  }

  /**
   * Decodes latents.
   *
   * @param latents [B, K]
   * @param count B
   * @return the mean of each value, which of two values is the probability of 1, [B, H, W, C]
   * @throws IllegalStateException if the family's latents are codes rather than numbers
   */
  public float[] decode(float[] latents, int count) {
    if (!folder.contract().hasRealLatents()) {
      throw new IllegalStateException(
          "the latents of "
              + folder.run()
              + " are integer codes; they cannot be decoded as floats");
    }
    return decoded(Signatures.DECODE, Signatures.LATENTS, latents, count);
  }

  /**
   * Encodes images as maps of codes.
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B, at most {@link #BATCH}
   * @return codes [B, h, w]
   * @throws IllegalStateException if the family has no codebook
   */
  public long[] codes(float[] images, int count) {
    requireCodebook(folder.contract().codeMapShape().isPresent());
    return ofImages(Signatures.ENCODE, images, count, call -> call.longs(count, Signatures.CODES));
  }

  /**
   * Decodes maps of codes.
   *
   * @param codes [B, h, w]
   * @param count B, at most {@link #BATCH}
   * @return the mean of each value, which of two values is the probability of 1, [B, H, W, C]
   * @throws IllegalStateException if the family's latents are numbers rather than codes
   */
  public float[] decode(long[] codes, int count) {
    requireBatch(count);
    requireCodebook(!folder.contract().decodesFloats());
    ModelContract.MapShape map = folder.contract().codeMapShape().orElseThrow();
    Shape shape = Shape.of(count, map.height(), map.width());
    try (TInt64 latents = TInt64.tensorOf(shape, DataBuffers.of(codes))) {
      return call(Signatures.DECODE)
          .feed(Signatures.LATENTS, latents)
          .floats(count, List.of(folder.contract().decodedImages(Signatures.DECODE)))
          .get(0);
    }
  }

  /**
   * The decoder as a program that can run elsewhere. Empty if the latents are codes, and, with the
   * reason in the log, if it needs more multiply-adds than {@value
   * DecoderProgram#MOST_MULTIPLY_ADDS} or has operations that such a program does not support.
   */
  public Optional<DecoderProgram> decoder() {
    if (!folder.contract().decodesFloats()) {
      return Optional.empty();
    }
    return folder.ask(
        "be traced at signature \"" + Signatures.DECODE + "\"",
        () -> DecoderTrace.of(folder, bundle.graph(), bundle.session()));
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
   * @return the mean of each value, which of two values is the probability of 1, [B, H, W, C]
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}
   */
  public float[] sample(SeedPair seed, int count) {
    requireSignature(Signatures.SAMPLE);
    return sample(seed, count, folder.contract().decodedImages(Signatures.SAMPLE));
  }

  /**
   * Draws latents from the prior: those that {@link #sample} decodes for the same seed and count.
   *
   * @param count how many, B
   * @return [B, K]
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}, or if
   *     the model does not give them or gives codes ({@link ModelContract#samplesLatents})
   */
  public float[] sampleLatents(SeedPair seed, int count) {
    return sample(seed, count, Signatures.LATENTS);
  }

  private float[] sample(SeedPair seed, int count, String output) {
    requireBatch(count);
    try (TInt32 seedTensor = TInt32.vectorOf(seed.first(), seed.second());
        TInt32 countTensor = TInt32.scalarOf(count)) {
      return call(Signatures.SAMPLE)
          .feed(Signatures.SEED, seedTensor)
          .feed(Signatures.COUNT, countTensor)
          .floats(count, List.of(output))
          .get(0);
    }
  }

  /**
   * The loss terms of one batch of images, as in training but in inference mode (no dropout, moving
   * averages for batch normalisation).
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B
   * @param seed for the noise of the posterior sample
   * @return each scalar output of the {@code losses} signature by its name, a mean over the batch
   *     in nats per image
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}
   */
  public Map<String, Double> losses(float[] images, int count, SeedPair seed) {
    List<String> names = folder.contract().lossOutputs();
    try (TInt32 seedTensor = TInt32.vectorOf(seed.first(), seed.second())) {
      double[] values =
          ofImages(
              Signatures.LOSSES,
              images,
              count,
              call -> call.feed(Signatures.SEED, seedTensor).scalars(names));
      Map<String, Double> losses = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        losses.put(names.get(i), values[i]);
      }
      return losses;
    }
  }

  /**
   * Log weights of draws from the posterior, for a model that gives them ({@link
   * ModelContract#givesLogWeights}).
   *
   * @param images [B, H, W, C] in [0, 1]
   * @param count B
   * @param draws of each image; B · draws are decoded at once
   * @return log p(x, z) − log q(z|x), [B, draws], nats
   * @throws IllegalArgumentException if {@code count} is not between 1 and {@link #BATCH}
   */
  public float[] logWeights(float[] images, int count, SeedPair seed, int draws) {
    try (TInt32 seedTensor = TInt32.vectorOf(seed.first(), seed.second());
        TInt32 drawsTensor = TInt32.scalarOf(draws)) {
      return ofImages(
          Signatures.LOG_LIKELIHOOD,
          images,
          count,
          call ->
              call.feed(Signatures.SEED, seedTensor)
                  .feed(Signatures.COUNT, drawsTensor)
                  .floats(count, List.of(Signatures.LOG_WEIGHTS))
                  .get(0));
    }
  }

  /**
   * Components of a mixture prior ({@link ModelContract#hasComponents}).
   *
   * @param indices from 0, N of them, at most {@link #BATCH}
   * @param outputs of the signature {@code components}
   * @return each output, [N, its own width]
   */
  public List<float[]> components(int[] indices, List<String> outputs) {
    requireBatch(indices.length);
    try (TInt32 chosen = TInt32.vectorOf(indices)) {
      return call(Signatures.COMPONENTS)
          .feed(Signatures.INDICES, chosen)
          .floats(indices.length, outputs);
    }
  }

  /**
   * One output of a signature, of any type, for given inputs, computed by the graph as it was
   * exported; the caller closes inputs and output.
   */
  Result output(String signature, Map<String, Tensor> inputs, String key) {
    requireSignature(signature);
    SignatureCall call = new SignatureCall(folder, bundle.session(), signature, "");
    inputs.forEach(call::feed);
    return call.run(key);
  }

  @Override
  public void close() {
    feeds.close();
    bundle.close();
  }

  private float[] decoded(String signature, String key, float[] values, int count) {
    requireSignature(signature);
    String images = folder.contract().decodedImages(signature);
    return rows(signature, key, List.of(images), values, count).get(0);
  }

  private List<float[]> rows(
      String signature, String key, List<String> outputs, float[] values, int count) {
    if (count < 1 || values.length % count != 0) {
      throw new IllegalArgumentException(
          values.length + " values are not " + count + " equal rows");
    }
    int width = values.length / count;
    if (key.equals(Signatures.IMAGES) && width != imageShape().values()) {
      throw new IllegalArgumentException(
          "an image has " + imageShape().values() + " values, but each row has " + width);
    }
    List<float[]> all = new ArrayList<>();
    for (int start = 0; start < count; start += BATCH) {
      int size = Math.min(BATCH, count - start);
      Shape shape = key.equals(Signatures.IMAGES) ? imageShape(size) : Shape.of(size, width);
      List<float[]> batch =
          feeds.filled(
              shape,
              values,
              start * width,
              fed -> call(signature).feed(key, fed).floats(size, outputs));
      if (size == count) {
        return batch;
      }
      for (int i = 0; i < batch.size(); i++) {
        int outputWidth = batch.get(i).length / size;
        if (start == 0) {
          all.add(new float[Math.multiplyExact(count, outputWidth)]);
        }
        System.arraycopy(batch.get(i), 0, all.get(i), start * outputWidth, size * outputWidth);
      }
    }
    return all;
  }

  /** Runs one call of a signature that takes images. */
  private <R> R ofImages(
      String signature, float[] images, int count, Function<SignatureCall, R> run) {
    requireBatch(count);
    return feeds.filled(
        imageShape(count),
        images,
        0,
        fed -> run.apply(call(signature).feed(Signatures.IMAGES, fed)));
  }

  private SignatureCall call(String signature) {
    requireSignature(signature);
    return new SignatureCall(folder, bundle.session(), signature, faster);
  }

  private void requireSignature(String signature) {
    if (!folder.contract().has(signature)) {
      throw new UserErrorException(
          "the SavedModel %s has no signature \"%s\"; export it with one"
              .formatted(folder.path(), signature));
    }
  }

  /** The shape of the images that the model takes. */
  public ImageShape imageShape() {
    return folder.contract().imageShape();
  }

  private Shape imageShape(int count) {
    ImageShape image = imageShape();
    return Shape.of(count, image.height(), image.width(), image.channels());
  }

  private static void requireBatch(int count) {
    if (count < 1 || count > BATCH) {
      throw new IllegalArgumentException("count is " + count + ", expected 1 to " + BATCH);
    }
  }
}
