package org.disentangle.inquiry.drawing;

import java.util.List;

/** The text of SVG: numbers to a tenth of a unit, and escaped names. */
final class SvgText {
  private SvgText() {}

  /** A number to a tenth, without a needless point. */
  static String number(double value) {
    long tenths = Math.round(10 * value);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
  }

  /** A curve as path data. */
  static String path(Curve curve) {
    StringBuilder data = new StringBuilder("M").append(pair(curve.start()));
    if (curve.isStraight()) {
      return data.append('L').append(pair(curve.end())).toString();
    }
    List<Point> points = curve.points();
    for (int i = 1; i < points.size(); i += 3) {
      data.append('C').append(pair(points.get(i)));
      data.append(' ').append(pair(points.get(i + 1)));
      data.append(' ').append(pair(points.get(i + 2)));
    }
    return data.toString();
  }

  static String pair(Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  /** Text between tags or in quotes. Characters that XML cannot represent become U+FFFD. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            letter -> {
              switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isAllowed(letter) ? letter : 0xfffd);
              }
            });
    return safe.toString();
  }

  private static boolean isAllowed(int letter) {
    boolean isSurrogate = letter >= 0xd800 && letter < 0xe000;
    boolean isControl = letter < 0x20 && letter != '\n' && letter != '\t';
    return !isSurrogate && !isControl && letter != 0xfffe && letter != 0xffff;
  }
}
