package org.disentangle.analysis.measure;

/** Distances between images, and between an image and a model's pixel probabilities. */
public final class PixelDistance {
  /** Probabilities of float32 round to 1 within this; none is taken to be nearer to 0 or 1. */
  private static final double NEAREST = 1e-7;

  private PixelDistance() {}

  /**
   * The binary cross-entropy of an image under probabilities, {@code - sum_p [x_p log q_p + (1 -
   * x_p) log(1 - q_p)]}.
   *
   * <p>Probabilities are kept {@value #NEAREST} away from 0 and 1, where float32 rounds them to
   * either: no pixel costs more than 16.2 nats.
   *
   * @param images in [0, 1], row by row
   * @param probabilities of the same layout
   * @param start of the image's first pixel in both
   * @param pixels of an image
   * @return nats
   */
  public static double crossEntropyNats(
      float[] images, float[] probabilities, int start, int pixels) {
    double nats = 0;
    for (int p = start; p < start + pixels; p++) {
      double likely = Math.min(1 - NEAREST, Math.max(NEAREST, probabilities[p]));
      nats -= images[p] * Math.log(likely) + (1 - images[p]) * Math.log1p(-likely);
    }
    return nats;
  }

  /**
   * For a model whose pixels are Bernoulli: by how much the cross-entropy of images is higher under
   * probabilities q′ than under probabilities q, with b in nats as {@link #crossEntropyNats}:
   *
   * <pre>{@code  1/N sum_i [ b(x_i, q'_i) - b(x_i, q_i) ]  }</pre>
   *
   * @param images x
   * @param before q
   * @param after q′
   */
  public static Estimate moreNats(Pictures images, Pictures before, Pictures after) {
    double[] nats = new double[images.count()];
    int size = images.size();
    for (int i = 0; i < nats.length; i++) {
      nats[i] =
          crossEntropyNats(images.pixels(), after.pixels(), i * size, size)
              - crossEntropyNats(images.pixels(), before.pixels(), i * size, size);
    }
    return Estimate.mean(nats);
  }

  /**
   * The mean absolute difference of the pixels of two images.
   *
   * @param first images, row by row
   * @param firstStart of the one image's first pixel
   * @param second images of the same size
   * @param secondStart of the other's
   */
  public static double meanAbsolute(
      float[] first, int firstStart, float[] second, int secondStart, int pixels) {
    double sum = 0;
    for (int p = 0; p < pixels; p++) {
      sum += Math.abs((double) first[firstStart + p] - second[secondStart + p]);
    }
    return sum / pixels;
  }
}
