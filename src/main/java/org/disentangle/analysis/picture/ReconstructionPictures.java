package org.disentangle.analysis.picture;

import org.disentangle.image.ImageShape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;

/** Pictures of images next to their reconstructions. */
final class ReconstructionPictures {
  /** Images side by side. */
  static final int COLUMNS = 8;

  /** Images among which the best and the worst are sought: the first of the sample. */
  private static final int JUDGED = 1000;

  /** Keeps the logarithm of a probability finite, as Keras does. */
  private static final double SMALLEST = 1e-7;

  private final String run;
  private final ImageShape shape;
  private final float[] images;
  private final float[] reconstructions;

  private ReconstructionPictures(
      String run, ImageShape shape, float[] images, float[] reconstructions) {
    this.shape = shape;
    this.run = run;
    this.images = images;
    this.reconstructions = reconstructions;
  }

  /** Reconstructs the first images of a sample. */
  static ReconstructionPictures of(ReloadedModel model, FactorImages images, ImageSample sample) {
    int count = Math.min(JUDGED, sample.size());
    float[] inputs = first(images, sample, count);
    return new ReconstructionPictures(
        model.folder().run(), images.shape(), inputs, model.reconstruct(inputs, count));
  }

  /** The first images of a sample, [count, H, W, C]. */
  static float[] first(FactorImages images, ImageSample sample, int count) {
    int values = images.shape().values();
    float[] pixels = new float[count * values];
    for (int i = 0; i < count; i++) {
      images.read(sample.images()[i], pixels, i * values);
    }
    return pixels;
  }

  /**
   * {@code reconstructions-<run>}: the first eight images, their reconstructions, and where the two
   * differ (white: by 1).
   */
  Picture reconstructions() {
    return sheet("reconstructions-" + run, IntStream.range(0, COLUMNS).boxed().toList(), 3);
  }

  /**
   * {@code extremes-<run>}: the eight images of lowest reconstruction loss and, below, the eight of
   * highest loss, among the first 1,000 of the sample; each with its reconstruction.
   */
  Picture extremes() {
    List<Integer> byCost =
        IntStream.range(0, images.length / shape.values())
            .boxed()
            .sorted(Comparator.comparingDouble(this::nats))
            .toList();
    Picture best = sheet("best", byCost.subList(0, COLUMNS), 2);
    List<Integer> worstFirst =
        byCost.subList(byCost.size() - COLUMNS, byCost.size()).stream()
            .sorted(Comparator.comparingDouble(image -> -nats(image)))
            .toList();
    Picture worst = sheet("worst", worstFirst, 2);
    float[] both = Arrays.copyOf(best.pixels(), best.pixels().length + worst.pixels().length);
    System.arraycopy(worst.pixels(), 0, both, best.pixels().length, worst.pixels().length);
    return new Picture(
        "extremes-" + run,
        new ImageShape(best.height() + worst.height(), best.width(), shape.channels()),
        both);
  }

  /** −log p(x|z) of one image at its reconstruction, in nats. */
  private double nats(int image) {
    double nats = 0;
    for (int i = image * shape.values(); i < (image + 1) * shape.values(); i++) {
      double p = Math.min(1 - SMALLEST, Math.max(SMALLEST, reconstructions[i]));
      nats -= images[i] * Math.log(p) + (1 - images[i]) * Math.log1p(-p);
    }
    return nats;
  }

  private Picture sheet(String name, List<Integer> shown, int rows) {
    float[] sheet = new float[rows * COLUMNS * shape.values()];
    for (int column = 0; column < COLUMNS; column++) {
      int from = shown.get(column) * shape.values();
      for (int i = 0; i < shape.values(); i++) {
        float image = images[from + i];
        float reconstruction = reconstructions[from + i];
        float[] stack = {image, reconstruction, Math.abs(image - reconstruction)};
        for (int row = 0; row < rows; row++) {
          sheet[(row * COLUMNS + column) * shape.values() + i] = stack[row];
        }
      }
    }
    return ImageSheet.of(name, shape, sheet, COLUMNS, rows);
  }
}
