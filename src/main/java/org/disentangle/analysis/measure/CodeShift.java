package org.disentangle.analysis.measure;

/**
 * The relative shift of codes: how far codes move when their images are changed a little, relative
 * to the distance between the codes of two images:
 *
 * <pre>{@code  1/N sum_i |c(x'_i) - c(x_i)|^2 / (2 sum_j Var(c_j))  }</pre>
 *
 * the denominator being the mean squared distance of the codes of two images ({@link
 * LatentMoments#squaredDistanceOfTwo}). 0 if no code moves, 1 if each moves as far as to another
 * image's code; more if codes leave the region of the data's codes.
 */
public final class CodeShift {
  private CodeShift() {}

  /**
   * Compares codes.
   *
   * @param before [N, K], row by row
   * @param after of the changed images
   * @param count N
   * @param squaredDistanceOfTwo of two images' codes
   * @return NaN if all images have one code
   */
  public static Estimate of(float[] before, float[] after, int count, double squaredDistanceOfTwo) {
    int latents = before.length / count;
    double[] squares = new double[count];
    for (int i = 0; i < before.length; i++) {
      double way = (double) after[i] - before[i];
      squares[i / latents] += way * way;
    }
    return squaredDistanceOfTwo > 0
        ? Estimate.mean(squares).over(squaredDistanceOfTwo)
        : Estimate.of(Double.NaN);
  }
}
