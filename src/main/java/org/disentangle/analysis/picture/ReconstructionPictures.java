package org.disentangle.analysis.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** Pictures of images next to their reconstructions. */
final class ReconstructionPictures {
  /** Images side by side; fewer of a smaller sample. */
  static final int COLUMNS = 8;

  /** Images among which the best and the worst are sought: the first of the sample. */
  private static final int JUDGED = 1000;

  /** Keeps the logarithm of a probability finite, as Keras does. */
  private static final double SMALLEST = 1e-7;

  private final String run;
  private final ImageShape shape;
  private final List<Reconstructed> first;
  private final List<Reconstructed> ranked;

  /**
   * @param shape of the images on the sheets
   * @param first images of the sample
   * @param ranked the best and the worst, by cost
   */
  private ReconstructionPictures(
      String run, ImageShape shape, List<Reconstructed> first, List<Reconstructed> ranked) {
    this.run = run;
    this.shape = shape;
    this.first = first;
    this.ranked = ranked;
  }

  /**
   * An image as a sheet shows it.
   *
   * @param cost how bad its reconstruction is
   * @param difference the mean over the channels of their absolute differences, for every channel
   */
  @SuppressWarnings("ArrayRecordComponent") // Put on a sheet, never compared.
  private record Reconstructed(
      double cost, float[] image, float[] reconstruction, float[] difference) {}

  /** Reconstructs the first images of a sample; no more than a batch is in memory at a time. */
  static ReconstructionPictures of(ReloadedModel model, FactorImages images, ImageSample sample) {
    int count = Math.min(JUDGED, sample.size());
    List<Reconstructed> first = new ArrayList<>();
    List<Reconstructed> ranked = new ArrayList<>();
    for (int start = 0; start < count; start += ReloadedModel.BATCH) {
      int size = Math.min(ReloadedModel.BATCH, count - start);
      float[] inputs = read(images, sample, start, size);
      float[] outputs = model.reconstruct(inputs, size);
      for (int i = 0; i < size; i++) {
        Reconstructed next = reconstructed(images, inputs, outputs, i);
        if (first.size() < COLUMNS) {
          first.add(next);
        }
        ranked.add(next);
      }
      keepEnds(ranked);
    }
    return new ReconstructionPictures(
        model.folder().run(), new Reduction(images.shape()).shape(), first, ranked);
  }

  /** Sorts by cost, of equal ones the earlier image first, and keeps the best and the worst. */
  private static void keepEnds(List<Reconstructed> ranked) {
    ranked.sort(Comparator.comparingDouble(Reconstructed::cost));
    if (ranked.size() > 2 * COLUMNS) {
      ranked.subList(COLUMNS, ranked.size() - COLUMNS).clear();
    }
  }

  private static float[] read(FactorImages images, ImageSample sample, int start, int size) {
    int values = images.shape().values();
    float[] pixels = new float[size * values];
    for (int i = 0; i < size; i++) {
      images.read(sample.images()[start + i], pixels, i * values);
    }
    return pixels;
  }

  /** The first images of a sample as sheets show them, [count, h, w, C]. */
  static float[] first(FactorImages images, ImageSample sample, int count) {
    return new Reduction(images.shape()).of(read(images, sample, 0, count));
  }

  private static Reconstructed reconstructed(
      FactorImages images, float[] inputs, float[] outputs, int place) {
    Reduction reduction = new Reduction(images.shape());
    int values = images.shape().values();
    float[] image = Arrays.copyOfRange(inputs, place * values, (place + 1) * values);
    float[] reconstruction = Arrays.copyOfRange(outputs, place * values, (place + 1) * values);
    return new Reconstructed(
        images.kind() == PixelKind.TWO_VALUES
            ? nats(image, reconstruction)
            : squaredError(image, reconstruction),
        reduction.of(image),
        reduction.of(reconstruction),
        reduction.of(difference(image, reconstruction, images.shape().channels())));
  }

  /** −log p(x|z) of an image of two values at its reconstruction, in nats. */
  private static double nats(float[] image, float[] reconstruction) {
    double nats = 0;
    for (int i = 0; i < image.length; i++) {
      double p = Math.min(1 - SMALLEST, Math.max(SMALLEST, reconstruction[i]));
      nats -= image[i] * Math.log(p) + (1 - image[i]) * Math.log1p(-p);
    }
    return nats;
  }

  /**
   * Of images with values between, whose cross-entropy would say more about the image (how grey it
   * is) than about its reconstruction.
   */
  private static double squaredError(float[] image, float[] reconstruction) {
    double sum = 0;
    for (int i = 0; i < image.length; i++) {
      double error = (double) image[i] - reconstruction[i];
      sum += error * error;
    }
    return sum;
  }

  private static float[] difference(float[] image, float[] reconstruction, int channels) {
    float[] difference = new float[image.length];
    for (int pixel = 0; pixel < image.length; pixel += channels) {
      float sum = 0;
      for (int i = pixel; i < pixel + channels; i++) {
        sum += Math.abs(image[i] - reconstruction[i]);
      }
      Arrays.fill(difference, pixel, pixel + channels, sum / channels);
    }
    return difference;
  }

  /**
   * {@code reconstructions-<run>}: the first eight images, their reconstructions, and where the two
   * differ (white: by 1), in colour the mean over the channels.
   */
  Picture reconstructions() {
    return sheet("reconstructions-" + run, first, 3);
  }

  /**
   * {@code extremes-<run>}: the eight best reconstructed images and, below, the eight worst, among
   * the first 1,000 of the sample; each with its reconstruction. They are judged by −log p(x|z)
   * where images have two values, else by the squared error.
   */
  Picture extremes() {
    int columns = first.size();
    Picture best = sheet("best", ranked.subList(0, columns), 2);
    List<Reconstructed> worstFirst =
        ranked.subList(ranked.size() - columns, ranked.size()).stream()
            .sorted(Comparator.comparingDouble(each -> -each.cost()))
            .toList();
    Picture worst = sheet("worst", worstFirst, 2);
    float[] both = Arrays.copyOf(best.pixels(), best.pixels().length + worst.pixels().length);
    System.arraycopy(worst.pixels(), 0, both, best.pixels().length, worst.pixels().length);
    return new Picture(
        "extremes-" + run,
        new ImageShape(best.height() + worst.height(), best.width(), shape.channels()),
        both);
  }

  private Picture sheet(String name, List<Reconstructed> shown, int rows) {
    int values = shape.values();
    float[] sheet = new float[rows * shown.size() * values];
    for (int column = 0; column < shown.size(); column++) {
      Reconstructed each = shown.get(column);
      List<float[]> stack = List.of(each.image(), each.reconstruction(), each.difference());
      for (int row = 0; row < rows; row++) {
        System.arraycopy(stack.get(row), 0, sheet, (row * shown.size() + column) * values, values);
      }
    }
    return ImageSheet.of(name, shape, sheet, shown.size(), rows);
  }
}
