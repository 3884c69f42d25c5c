package org.disentangle.data.solids;

/** A colour, each part from 0 to 255. */
record Color(int red, int green, int blue) {
  /**
   * A colour by its hue, saturation and value (HSV; Smith 1978).
   *
   * @param hue in turns: 0 red, 1/3 green, 2/3 blue
   * @param saturation from 0, grey, to 1
   * @param value of the brightest part, from 0 to 1
   */
  static Color hsv(double hue, double saturation, double value) {
    return new Color(
        part(hue, saturation, value, 5),
        part(hue, saturation, value, 3),
        part(hue, saturation, value, 1));
  }

  /** The parts lie a third of a turn, 2 of 6 edges, apart on the hexagon of pure colours. */
  private static int part(double hue, double saturation, double value, int edge) {
    double place = (edge + 6 * hue) % 6;
    double depth = Math.max(0, Math.min(1, Math.min(place, 4 - place)));
    return (int) Math.rint(255 * value * (1 - saturation * depth));
  }
}
