package org.disentangle.analysis.measure;

import org.disentangle.image.ImageShape;

/**
 * How sharp the edges of images are. With d the difference of two neighbouring pixels, over all
 * pairs side by side and one above the other:
 *
 * <pre>{@code  S = sum d^2 / sum |d|  }</pre>
 *
 * the mean height of a step, each step weighing as much as it contributes to the height of its
 * edge. An edge from 0 to 1 that takes w pixels in equal steps has S = 1/w, as each of its steps
 * has the height 1/w: 1/S is the mean width of an edge in pixels, as the perceptual blur of
 * Marziliano et al. (2002), "A no-reference perceptual blur metric", measures it, but without the
 * search for edges.
 *
 * <p>Images of zeros and ones have S = 1 whatever they show, as d² = |d|. That is why it is this
 * ratio and not the energy of a Laplacian, which grows with the number of edges: samples of larger
 * or more shapes would seem sharper than the data. A pixel that is merely likely counts as half
 * sharp: all brightness times a has a times the S, so that the grey image of a model that averages
 * over several images gets a low S, as a blurred one does.
 *
 * <p>0 ≤ S ≤ 1 for pixels in [0, 1]; an image of one grey has no edges and no S.
 *
 * @param squares the sum of d²
 * @param heights the sum of |d|
 */
public record EdgeSharpness(double squares, double heights) {

  /**
   * Measures one image.
   *
   * @param pixels images in the order of {@link ImageShape}
   * @param start of the first value
   * @param shape of the image; each channel has edges of its own
   */
  public static EdgeSharpness of(float[] pixels, int start, ImageShape shape) {
    double squares = 0;
    double heights = 0;
    int channels = shape.channels();
    int line = shape.width() * channels;
    for (int i = 0; i < shape.values(); i++) {
      int here = start + i;
      boolean hasRight = i % line + channels < line;
      boolean hasBelow = i + line < shape.values();
      double right = hasRight ? (double) pixels[here + channels] - pixels[here] : 0;
      double below = hasBelow ? (double) pixels[here + line] - pixels[here] : 0;
      squares += right * right + below * below;
      heights += Math.abs(right) + Math.abs(below);
    }
    return new EdgeSharpness(squares, heights);
  }

  /** S of several images together: the steps of all of them count alike. */
  public static Estimate of(Pictures images) {
    EdgeSharpness[] each = new EdgeSharpness[images.count()];
    for (int i = 0; i < each.length; i++) {
      each[i] = of(images.pixels(), i * images.size(), images.shape());
    }
    return of(each);
  }

  /** The same of images that were measured one by one. */
  static Estimate of(EdgeSharpness[] images) {
    double[] squares = new double[images.length];
    double[] heights = new double[images.length];
    for (int i = 0; i < images.length; i++) {
      squares[i] = images[i].squares;
      heights[i] = images[i].heights;
    }
    return Estimate.ratio(squares, heights);
  }
}
