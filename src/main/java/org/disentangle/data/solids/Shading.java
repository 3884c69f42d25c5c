package org.disentangle.data.solids;

/**
 * A picture whose colours are still open: how much of the object's, the floor's and the wall's
 * colour and how much white each pixel has. Whole numbers, so that every machine mixes the same.
 */
final class Shading {
  /** Places of a pixel's weights. */
  static final int OBJECT = 0;

  static final int FLOOR = 1;
  static final int WALL = 2;
  static final int WHITE = 3;
  static final int WEIGHTS = 4;

  private static final int FRACTION_BITS = 12;
  private static final int ONE = 1 << FRACTION_BITS;
  private static final int HIGHEST = 255;

  private final short[] weights;

  /**
   * @param weights {@value #WEIGHTS} for each pixel, 1 for a colour as it is; those of a pixel may
   *     be more than 1 together, and are cut off where a channel would pass its highest value
   */
  Shading(double[] weights) {
    this.weights = new short[weights.length];
    for (int i = 0; i < weights.length; i++) {
      this.weights[i] = (short) Math.rint(weights[i] * ONE);
    }
  }

  /**
   * Fills in the colours.
   *
   * @param target filled in from {@code offset} on, three bytes a pixel
   */
  void color(Color object, Color floor, Color wall, byte[] target, int offset) {
    int place = offset;
    for (int i = 0; i < weights.length; i += WEIGHTS) {
      int ofObject = weights[i + OBJECT];
      int ofFloor = weights[i + FLOOR];
      int ofWall = weights[i + WALL];
      int rest = weights[i + WHITE] * HIGHEST + ONE / 2;
      target[place] =
          value(ofObject * object.red() + ofFloor * floor.red() + ofWall * wall.red() + rest);
      target[place + 1] =
          value(ofObject * object.green() + ofFloor * floor.green() + ofWall * wall.green() + rest);
      target[place + 2] =
          value(ofObject * object.blue() + ofFloor * floor.blue() + ofWall * wall.blue() + rest);
      place += 3;
    }
  }

  private static byte value(int sum) {
    return (byte) Math.min(HIGHEST, sum >> FRACTION_BITS);
  }
}
