package org.disentangle.analysis.measure;

/**
 * How much of an image its code carries to the decoder: with r(x) what the code of x decodes to, d
 * the mean absolute difference of pixels, and next another image of the sample,
 *
 * <pre>{@code  1 - sum_i d(x_i, r(x_i)) / sum_i d(x_i, r(next_i))  }</pre>
 *
 * 1 if every image comes back as it was; 0 if any other image's code would have done as well, as
 * when the decoder ignores its latents (posterior collapse, Bowman et al. 2016, "Generating
 * Sentences from a Continuous Space"). Unlike a KL, it can be compared between latents, sparse
 * codes and codebooks.
 */
public final class CodeUse {
  private CodeUse() {}

  /**
   * Compares images with their reconstructions.
   *
   * @param images drawn independently, row by row; the "other image" of each is the next one
   * @param reconstructions of the same layout
   * @param pixels of an image
   * @return NaN if the reconstruction of another image is always right
   */
  public static Estimate of(float[] images, float[] reconstructions, int pixels) {
    int count = images.length / pixels;
    double[] own = new double[count];
    double[] others = new double[count];
    for (int i = 0; i < count; i++) {
      int next = (i + 1) % count;
      own[i] = PixelDistance.meanAbsolute(images, i * pixels, reconstructions, i * pixels, pixels);
      others[i] =
          PixelDistance.meanAbsolute(images, i * pixels, reconstructions, next * pixels, pixels);
    }
    return Estimate.ratio(own, others).oneMinus();
  }
}
