package org.disentangle.analysis.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.disentangle.analysis.encoding.ImageBatches;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.DecodedPictures;
import org.disentangle.analysis.measure.Pictures;
import org.disentangle.analysis.measure.PixelFlips;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.math.SeedPair;

/**
 * The reconstructions and samples of a model for the first images of a sample, decoded on demand.
 *
 * <p>An image is encoded to the {@code representation}, or to the {@code codes} of a model with a
 * codebook, as {@code decode} takes them. Only the flips and the samples of the prior are random.
 * For one thread.
 */
public final class ModelPictures implements DecodedPictures {
  /** The largest number of images used; of large images fewer. */
  private static final int IMAGES = 500;

  private final ReloadedModel model;
  private final Pictures images;
  private final double squaredDistanceOfTwo;
  private final long seed;
  private Decoded clean;
  private Decoded flipped;
  private OptionalInt flippedPercent = OptionalInt.empty();

  private ModelPictures(
      ReloadedModel model, Pictures images, double squaredDistanceOfTwo, long seed) {
    this.model = model;
    this.images = images;
    this.squaredDistanceOfTwo = squaredDistanceOfTwo;
    this.seed = seed;
  }

  /**
   * Uses the first images of a sample.
   *
   * @param model which must stay open as long as pictures are requested
   * @param squaredDistanceOfTwo of the representations of two images of the sample
   * @param seed of flips and samples
   * @return empty for a model that does not decode what it encodes
   */
  public static Optional<DecodedPictures> of(
      ReloadedModel model,
      FactorImages from,
      ImageSample sample,
      double squaredDistanceOfTwo,
      long seed) {
    if (!model.folder().contract().decodesEncodings()) {
      return Optional.empty();
    }
    int size = from.shape().values();
    int count = Math.min(ImageBatches.fitting(IMAGES, from.shape()), sample.size());
    float[] pixels = new float[count * size];
    for (int i = 0; i * size < pixels.length; i++) {
      from.read(sample.images()[i], pixels, i * size);
    }
    return Optional.of(
        new ModelPictures(model, new Pictures(pixels, from.shape()), squaredDistanceOfTwo, seed));
  }

  @Override
  public Pictures images() {
    return images;
  }

  @Override
  public Decoded clean() {
    if (clean == null) {
      clean = decoded(images.pixels());
    }
    return clean;
  }

  @Override
  public Decoded flipped(int percent) {
    if (flippedPercent.isEmpty() || flippedPercent.getAsInt() != percent) {
      int flips = Math.round(percent * images.shape().pixels() / 100f);
      flipped = decoded(PixelFlips.of(images, flips, SeedPair.of(seed, "flips", percent).random()));
      flippedPercent = OptionalInt.of(percent);
    }
    return flipped;
  }

  @Override
  public Optional<Pictures> drawn() {
    return model.folder().contract().has(Signatures.SAMPLE)
        ? Optional.of(
            images.with(
                model.sample(SeedPair.of(seed, "sharpness of samples", 0), ReloadedModel.BATCH)))
        : Optional.empty();
  }

  @Override
  public double squaredDistanceOfTwo() {
    return squaredDistanceOfTwo;
  }

  private Decoded decoded(float[] pixels) {
    int count = images.count();
    float[] representation = model.encode(pixels, count);
    if (model.folder().contract().decodesFloats()) {
      return new Decoded(representation, images.with(model.decode(representation, count)));
    }
    float[] probabilities = new float[pixels.length];
    for (int start = 0; start < count; start += ReloadedModel.BATCH) {
      int size = Math.min(ReloadedModel.BATCH, count - start);
      float[] batch =
          Arrays.copyOfRange(pixels, start * images.size(), (start + size) * images.size());
      float[] decoded = model.decode(model.codes(batch, size), size);
      System.arraycopy(decoded, 0, probabilities, start * images.size(), decoded.length);
    }
    return new Decoded(representation, images.with(probabilities));
  }
}
