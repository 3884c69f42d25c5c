package org.disentangle.data.dsprites;

import java.util.Arrays;

/**
 * Rasterises a polygon with fixed-point vertices into rows of 64 pixels, exactly: a pixel is on if
 * its centre is inside (even-odd rule), and a centre on an edge is inside on left and top edges
 * only.
 *
 * <p>Vertices are in 1/256 of a pixel, so that every comparison is one of integers and the result
 * is the same on every machine.
 */
public final class PolygonFill {
  /** Fixed-point units in a pixel. */
  static final int UNITS = 256;

  private static final int CENTRE = UNITS / 2;
  private static final int SIDE = Dsprites.IMAGE.height();

  private PolygonFill() {}

  /**
   * Fills the polygon.
   *
   * @param x columns of the vertices, in 1/256 pixel
   * @param y rows of the vertices, in 1/256 pixel, from the top
   * @param rows where 64 rows are written, bit c for column c
   * @param offset the first row's place in {@code rows}
   */
  static void fill(int[] x, int[] y, long[] rows, int offset) {
    Arrays.fill(rows, offset, offset + SIDE, 0);
    int previous = x.length - 1;
    for (int vertex = 0; vertex < x.length; vertex++) {
      if (y[previous] < y[vertex]) {
        cross(x[previous], y[previous], x[vertex], y[vertex], rows, offset);
      } else if (y[previous] > y[vertex]) {
        cross(x[vertex], y[vertex], x[previous], y[previous], rows, offset);
      }
      previous = vertex;
    }
  }

  /**
   * Inverts, in each row whose centre line the edge crosses, the pixels to the right of the
   * crossing: after all edges, a pixel is on if an odd number of them lies to its left.
   */
  private static void cross(int xTop, int yTop, int xBottom, int yBottom, long[] rows, int offset) {
    int first = Math.max(0, Math.floorDiv(yTop - CENTRE + UNITS - 1, UNITS));
    int end = Math.min(SIDE, Math.floorDiv(yBottom - CENTRE + UNITS - 1, UNITS));
    int height = yBottom - yTop;
    int run = xBottom - xTop;
    int divisor = UNITS * height;
    for (int row = first; row < end; row++) {
      // ceil((crossing - 128) / 256), in one division and without rounding.
      int numerator = (row * UNITS + CENTRE - yTop) * run + (xTop - CENTRE) * height;
      int column = Math.floorDiv(numerator + divisor - 1, divisor);
      if (column < SIDE) {
        rows[offset + row] ^= -1L << Math.max(0, column);
      }
    }
  }
}
