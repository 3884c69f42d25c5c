package org.disentangle.inquiry.drawing;

/**
 * The outline of a node, its position and size: a rectangle, with half circles as ends unless it is
 * square.
 *
 * @param centre its middle
 * @param width at least {@code height} where the ends are round
 */
record Outline(Point centre, double width, double height, boolean square) {

  /** The signed distance of a point from the border: negative inside, 0 on it. */
  double distanceTo(Point point) {
    double rounding = square ? 0 : height / 2;
    double beside = Math.abs(point.x() - centre.x()) - (width / 2 - rounding);
    double above = Math.abs(point.y() - centre.y()) - (height / 2 - rounding);
    double outside = StrictMath.hypot(Math.max(beside, 0), Math.max(above, 0));
    return outside + Math.min(Math.max(beside, above), 0) - rounding;
  }

  /** Whether another outline is nearer than a distance, both treated as rectangles. */
  boolean meets(Outline other, double distance) {
    return Math.abs(centre.x() - other.centre.x()) < (width + other.width) / 2 + distance
        && Math.abs(centre.y() - other.centre.y()) < (height + other.height) / 2 + distance;
  }

  double top() {
    return centre.y() - height / 2;
  }

  double bottom() {
    return centre.y() + height / 2;
  }

  Outline moved(double dx, double dy) {
    return new Outline(centre.plus(dx, dy), width, height, square);
  }
}
