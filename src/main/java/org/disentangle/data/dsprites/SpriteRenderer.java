package org.disentangle.data.dsprites;

import java.util.List;

/**
 * Draws the images of the dSprites grid.
 *
 * <p>An outline {@code (u, v)} is rotated counter-clockwise by the orientation, scaled, moved, and
 * snapped to 1/256 of a pixel, as a GPU snaps vertices; a pixel is on if its centre is inside:
 *
 * <pre>{@code
 * x =  cos(o) u + sin(o) v        X = round(256 (scale x + 16 + 32 position_x)) / 256
 * y = -sin(o) u + cos(o) v        Y = round(256 (scale y + 16 + 32 position_y)) / 256
 * }</pre>
 *
 * <p>The geometry was recovered from published frames of dSprites: 308 of 309 distinct ones agree
 * to the pixel, the other in all but one. Over the whole grid, expect single-pixel differences in a
 * few thousand images, mostly ellipses.
 *
 * <p>Trigonometry is {@link StrictMath}'s, so that every machine draws the same bits.
 */
public final class SpriteRenderer {
  /** The version of the renderer, which changes whenever a pixel of any image does. */
  static final int VERSION = 1;

  private static final double MARGIN = 16;
  private static final double TRAVEL = 32;
  private static final int SIDE = Dsprites.IMAGE.height();

  private final List<Double> scales = values(Dsprites.SCALE);
  private final List<Double> orientations = values(Dsprites.ORIENTATION);
  private final double[] columns = centres(values(Dsprites.POSITION_X));
  private final double[] rows = centres(values(Dsprites.POSITION_Y));

  /** How many images {@link #draw} draws: one for each position. */
  static final int IMAGES_A_BLOCK =
      values(Dsprites.POSITION_X).size() * values(Dsprites.POSITION_Y).size();

  /** How many calls of {@link #draw} draw the whole grid. */
  static final int BLOCKS = Dsprites.GRID.size() / IMAGES_A_BLOCK;

  /**
   * Draws one shape, scale and orientation at every position, in the order of the grid.
   *
   * @param block index of the first image in the grid, divided by {@link #IMAGES_A_BLOCK}
   * @param target where the images are written, 64 rows each, bit c of a row for column c
   * @param offset the first row's place in {@code target}
   */
  void draw(int block, long[] target, int offset) {
    draw(block * IMAGES_A_BLOCK, columns, rows, target, offset);
  }

  /**
   * Draws one image of the grid.
   *
   * @param image its index
   * @param target where its 64 rows are written from the first place on, bit c of a row for column
   *     c
   */
  void drawOne(int image, long[] target) {
    double[] column = {columns[Dsprites.GRID.factorClass(image, Dsprites.POSITION_X)]};
    double[] row = {rows[Dsprites.GRID.factorClass(image, Dsprites.POSITION_Y)]};
    draw(image, column, row, target, 0);
  }

  /** Draws the sprite of an image at every combination of columns and rows. */
  private void draw(int image, double[] columns, double[] rows, long[] target, int offset) {
    Sprite sprite = Sprite.BY_SHAPE.get(Dsprites.GRID.factorClass(image, Dsprites.SHAPE));
    double scale = scales.get(Dsprites.GRID.factorClass(image, Dsprites.SCALE));
    double orientation = orientations.get(Dsprites.GRID.factorClass(image, Dsprites.ORIENTATION));
    double cos = StrictMath.cos(orientation);
    double sin = StrictMath.sin(orientation);

    // A vertex's column depends on position_x alone and its row on position_y alone.
    int[][] x = new int[columns.length][sprite.vertices()];
    int[][] y = new int[rows.length][sprite.vertices()];
    for (int vertex = 0; vertex < sprite.vertices(); vertex++) {
      double u = sprite.u(vertex);
      double v = sprite.v(vertex);
      snap((cos * u + sin * v) * scale, columns, x, vertex);
      snap((-sin * u + cos * v) * scale, rows, y, vertex);
    }
    int place = offset;
    for (int[] xs : x) {
      for (int[] ys : y) {
        PolygonFill.fill(xs, ys, target, place);
        place += SIDE;
      }
    }
  }

  private static void snap(double coordinate, double[] centres, int[][] snapped, int vertex) {
    for (int i = 0; i < centres.length; i++) {
      snapped[i][vertex] = (int) Math.rint((coordinate + centres[i]) * PolygonFill.UNITS);
    }
  }

  private static List<Double> values(int factor) {
    return Dsprites.GRID.factors().get(factor).values();
  }

  private static double[] centres(List<Double> positions) {
    return positions.stream().mapToDouble(position -> MARGIN + TRAVEL * position).toArray();
  }
}
