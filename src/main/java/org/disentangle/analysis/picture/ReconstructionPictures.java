package org.disentangle.analysis.picture;

import org.disentangle.image.ImageShape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.ImageBatches;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;

/** Pictures of images next to their reconstructions. */
final class ReconstructionPictures {
  /** Images side by side, at most. */
  static final int COLUMNS = 8;

  /**
   * Images among which the best and the worst are sought: the first of the sample, of large images
   * fewer.
   */
  private static final int JUDGED = 1000;

  /** Keeps the logarithm of a probability finite, as Keras does. */
  private static final double SMALLEST = 1e-7;

  private final String run;
  private final ImageShape shape;
  private final boolean areProbabilities;
  private final float[] images;
  private final float[] reconstructions;

  private ReconstructionPictures(
      String run,
      ImageShape shape,
      boolean areProbabilities,
      float[] images,
      float[] reconstructions) {
    this.run = run;
    this.shape = shape;
    this.areProbabilities = areProbabilities;
    this.images = images;
    this.reconstructions = reconstructions;
  }

  /** Reconstructs the first images of a sample. */
  static ReconstructionPictures of(ReloadedModel model, FactorImages images, ImageSample sample) {
    int count = Math.min(ImageBatches.fitting(JUDGED, images.shape()), sample.size());
    float[] inputs = first(images, sample, count);
    return new ReconstructionPictures(
        model.folder().run(),
        images.shape(),
        model.folder().contract().givesProbabilities(),
        inputs,
        model.reconstruct(inputs, count));
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
   * {@code reconstructions-<run>}: the first eight images (or as many as there are), their
   * reconstructions, and where the two differ (white: by 1).
   */
  Picture reconstructions() {
    return sheet("reconstructions-" + run, IntStream.range(0, columns()).boxed().toList(), 3);
  }

  /**
   * {@code extremes-<run>}: the eight images of lowest reconstruction loss and, below, the eight of
   * highest loss, among the first 1,000 of the sample; each with its reconstruction. The loss is the
   * cross-entropy where the model gives probabilities, else the squared error.
   */
  Picture extremes() {
    List<Integer> byCost =
        IntStream.range(0, images.length / shape.values())
            .boxed()
            .sorted(Comparator.comparingDouble(this::loss))
            .toList();
    Picture best = sheet("best", byCost.subList(0, columns()), 2);
    List<Integer> worstFirst =
        byCost.subList(byCost.size() - columns(), byCost.size()).stream()
            .sorted(Comparator.comparingDouble(image -> -loss(image)))
            .toList();
    Picture worst = sheet("worst", worstFirst, 2);
    float[] both = Arrays.copyOf(best.pixels(), best.pixels().length + worst.pixels().length);
    System.arraycopy(worst.pixels(), 0, both, best.pixels().length, worst.pixels().length);
    return new Picture(
        "extremes-" + run,
        new ImageShape(best.height() + worst.height(), best.width(), shape.channels()),
        both);
  }

  /** The loss of one image at its reconstruction. */
  private double loss(int image) {
    double loss = 0;
    for (int i = image * shape.values(); i < (image + 1) * shape.values(); i++) {
      if (areProbabilities) {
        double p = Math.min(1 - SMALLEST, Math.max(SMALLEST, reconstructions[i]));
        loss -= images[i] * Math.log(p) + (1 - images[i]) * Math.log1p(-p);
      } else {
        double error = (double) images[i] - reconstructions[i];
        loss += error * error;
      }
    }
    return loss;
  }

  private int columns() {
    return Math.min(COLUMNS, images.length / shape.values());
  }

  private Picture sheet(String name, List<Integer> shown, int rows) {
    int columns = shown.size();
    float[] sheet = new float[rows * columns * shape.values()];
    for (int column = 0; column < columns; column++) {
      int from = shown.get(column) * shape.values();
      for (int i = 0; i < shape.values(); i++) {
        float image = images[from + i];
        float reconstruction = reconstructions[from + i];
        float[] stack = {image, reconstruction, Math.abs(image - reconstruction)};
        for (int row = 0; row < rows; row++) {
          sheet[(row * columns + column) * shape.values() + i] = stack[row];
        }
      }
    }
    return ImageSheet.of(name, shape, sheet, columns, rows);
  }
}
