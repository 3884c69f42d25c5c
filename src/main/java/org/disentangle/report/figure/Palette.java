package org.disentangle.report.figure;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** Colours for figures on white and on dark ground: lines, categories, sequences and cycles. */
public final class Palette {
  /**
   * Okabe and Ito's colours, which colour-blind readers can distinguish; without their black and
   * yellow.
   */
  private static final List<Color> LINES =
      colors("0072b2", "d55e00", "009e73", "cc79a7", "e69f00", "56b4e9");

  /** Ten stops of viridis (Smith and van der Walt), even steps of lightness. */
  private static final List<Color> VIRIDIS =
      colors(
          "440154", "482878", "3e4989", "31688e", "26828e", "1f9e89", "35b779", "6ece58", "b5de2b",
          "fde725");

  // Oklch: at this lightness and chroma all hues are inside sRGB, so no hue stands out.
  private static final double CYCLE_LIGHTNESS = 0.70;
  private static final double CYCLE_CHROMA = 0.125;

  /** Of points whose class is not known. */
  static final Color UNKNOWN = new Color(0x8a8a8a);

  /** Many categories have hues at even distances at each of these. */
  private static final double[] CATEGORY_LIGHTNESS = {0.70, 0.52, 0.82};

  private Palette() {}

  /** The colour of the n-th line; repeats after the sixth. */
  static Color line(int index) {
    return LINES.get(index % LINES.size());
  }

  /** Colours of categories: those of lines for six at most, else as many as there are. */
  static List<Color> categories(int count) {
    if (count <= LINES.size()) {
      return LINES.subList(0, count);
    }
    double rings = CATEGORY_LIGHTNESS.length;
    double hues = Math.ceil(count / rings);
    return IntStream.range(0, count)
        .mapToObj(i -> hue(i / rings / hues, CATEGORY_LIGHTNESS[i % CATEGORY_LIGHTNESS.length]))
        .toList();
  }

  /** From dark violet (0) to yellow (1) in steps that look even. */
  static Color sequential(double position) {
    double scaled = Math.max(0, Math.min(1, position)) * (VIRIDIS.size() - 1);
    int below = Math.min((int) scaled, VIRIDIS.size() - 2);
    return mix(VIRIDIS.get(below), VIRIDIS.get(below + 1), scaled - below);
  }

  /** Around the hue circle at one lightness; 0 and 1 are the same colour. */
  static Color cyclic(double turn) {
    return hue(turn, CYCLE_LIGHTNESS);
  }

  private static Color hue(double turn, double lightness) {
    double angle = 2 * StrictMath.PI * (turn + 0.08);
    return oklab(
        lightness, CYCLE_CHROMA * StrictMath.cos(angle), CYCLE_CHROMA * StrictMath.sin(angle));
  }

  /** In CSS syntax: {@code #0072b2}. */
  public static String css(Color color) {
    return "#" + Integer.toHexString(0x1000000 | (color.getRGB() & 0xffffff)).substring(1);
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) Math.round(from.getRed() + share * (to.getRed() - from.getRed())),
        (int) Math.round(from.getGreen() + share * (to.getGreen() - from.getGreen())),
        (int) Math.round(from.getBlue() + share * (to.getBlue() - from.getBlue())));
  }

  /** Björn Ottosson's Oklab to sRGB (2020). */
  private static Color oklab(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return new Color(
        gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
        gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
        gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
  }

  private static double cube(double root) {
    return root * root * root;
  }

  private static int gamma(double linear) {
    double bounded = Math.max(0, Math.min(1, linear));
    double encoded =
        bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * StrictMath.pow(bounded, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }

  private static List<Color> colors(String... codes) {
    return IntStream.range(0, codes.length)
        .mapToObj(i -> new Color(Integer.parseInt(codes[i], 16)))
        .toList();
  }
}
