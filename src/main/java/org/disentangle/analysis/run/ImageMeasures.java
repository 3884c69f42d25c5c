package org.disentangle.analysis.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.measure.CodeShift;
import org.disentangle.analysis.measure.CodeUse;
import org.disentangle.analysis.measure.EdgeSharpness;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.measure.PixelDistance;
import org.disentangle.analysis.measure.PixelFlips;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SeedPair;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;

/**
 * What a model makes of images: how sharp its pictures are, how much of an image its code carries,
 * and what becomes of both when pixels are turned over.
 *
 * <p>Of the first images of the sample: {@link CodeUse}; the {@link EdgeSharpness} of their
 * reconstructions, and of samples of the prior, over that of the data; and with 1, 5 and 10 % of
 * their pixels flipped before encoding ({@link PixelFlips}) how far the code moves ({@link
 * CodeShift}), and by how much the binary cross-entropy of the clean image rises:
 *
 * <pre>{@code  flip_reconstruction = 1/N sum_i [ b(x_i, r(x'_i)) - b(x_i, r(x_i)) ]  }</pre>
 *
 * with b in nats ({@link PixelDistance}), x′ the flipped image and r(x) = decode(c(x)).
 *
 * <p>c is the {@code representation}, or the {@code codes} of a model with a codebook, as {@code
 * decode} takes them; distances of codes are those of the representation. Nothing is drawn but the
 * flips and the samples of the prior.
 */
public final class ImageMeasures {
  /** Most images that are looked at. */
  private static final int IMAGES = 500;

  private static final int PIXELS = FactorImages.PIXELS;

  private static final List<Flip> FLIPS =
      List.of(
          new Flip(1, Measure.FLIP_RECONSTRUCTION_1, Measure.FLIP_STABILITY_1),
          new Flip(5, Measure.FLIP_RECONSTRUCTION_5, Measure.FLIP_STABILITY_5),
          new Flip(10, Measure.FLIP_RECONSTRUCTION_10, Measure.FLIP_STABILITY_10));

  private record Flip(int percent, Measure reconstruction, Measure stability) {}

  /** Images as a model gives them back, and the representation in between. */
  private record Decoded(float[] representation, float[] probabilities) {}

  private final ReloadedModel model;
  private final float[] images;
  private final int count;
  private final double codeDistanceOfTwo;
  private final long seed;

  private ImageMeasures(ReloadedModel model, float[] images, double codeDistanceOfTwo, long seed) {
    this.model = model;
    this.images = images;
    this.count = images.length / PIXELS;
    this.codeDistanceOfTwo = codeDistanceOfTwo;
    this.seed = seed;
  }

  /**
   * Measures the first images of a sample.
   *
   * @param codeDistanceOfTwo the mean squared distance of the representations of two images of the
   *     sample; where it is 0 the stability is not defined
   */
  public static List<MeasuredValue> of(
      ReloadedModel model,
      FactorImages from,
      ImageSample sample,
      double codeDistanceOfTwo,
      long seed,
      Progress progress) {
    float[] images = new float[Math.min(IMAGES, sample.size()) * PIXELS];
    for (int i = 0; i * PIXELS < images.length; i++) {
      from.read(sample.images()[i], images, i * PIXELS);
    }
    return new ImageMeasures(model, images, codeDistanceOfTwo, seed).measure(progress);
  }

  private List<MeasuredValue> measure(Progress progress) {
    String task = "pictures of " + model.folder().run();
    int steps = 2 + FLIPS.size();
    progress.update(task, 0, steps);
    double data = sharpness(images).value();
    List<MeasuredValue> values = new ArrayList<>();
    if (model.folder().contract().has(Signatures.SAMPLE)) {
      float[] drawn =
          model.sample(SeedPair.of(seed, "sharpness of samples", 0), ReloadedModel.BATCH);
      values.add(MeasuredValue.of(Measure.SHARPNESS, sharpness(drawn).over(data)));
    }
    progress.update(task, 1, steps);
    Decoded clean = decoded(images);
    values.add(
        MeasuredValue.of(
            Measure.RECONSTRUCTION_SHARPNESS, sharpness(clean.probabilities()).over(data)));
    values.add(
        MeasuredValue.of(Measure.CODE_USE, CodeUse.of(images, clean.probabilities(), PIXELS)));
    progress.update(task, 2, steps);
    for (Flip flip : FLIPS) {
      Random random = SeedPair.of(seed, "flips", flip.percent()).random();
      int flips = Math.round(flip.percent() * PIXELS / 100f);
      Decoded flipped = decoded(PixelFlips.of(images, PIXELS, flips, random));
      values.add(
          MeasuredValue.of(
              flip.reconstruction(), moreNats(clean.probabilities(), flipped.probabilities())));
      values.add(
          MeasuredValue.of(
              flip.stability(),
              CodeShift.of(
                  clean.representation(), flipped.representation(), count, codeDistanceOfTwo)));
      progress.update(task, 3 + FLIPS.indexOf(flip), steps);
    }
    return values;
  }

  private Decoded decoded(float[] pixels) {
    float[] representation = model.encode(pixels, count);
    if (model.folder().contract().decodesFloats()) {
      return new Decoded(representation, model.decode(representation, count));
    }
    float[] probabilities = new float[pixels.length];
    for (int start = 0; start < count; start += ReloadedModel.BATCH) {
      int size = Math.min(ReloadedModel.BATCH, count - start);
      float[] batch = Arrays.copyOfRange(pixels, start * PIXELS, (start + size) * PIXELS);
      float[] decoded = model.decode(model.codes(batch, size), size);
      System.arraycopy(decoded, 0, probabilities, start * PIXELS, decoded.length);
    }
    return new Decoded(representation, probabilities);
  }

  private static Estimate sharpness(float[] pictures) {
    EdgeSharpness[] each = new EdgeSharpness[pictures.length / PIXELS];
    for (int i = 0; i < each.length; i++) {
      each[i] = EdgeSharpness.of(pictures, i * PIXELS, FactorImages.SIDE, FactorImages.SIDE);
    }
    return EdgeSharpness.of(each);
  }

  private Estimate moreNats(float[] clean, float[] flipped) {
    double[] nats = new double[count];
    for (int i = 0; i < count; i++) {
      int start = i * PIXELS;
      nats[i] =
          PixelDistance.crossEntropyNats(images, flipped, start, PIXELS)
              - PixelDistance.crossEntropyNats(images, clean, start, PIXELS);
    }
    return Estimate.mean(nats);
  }
}
