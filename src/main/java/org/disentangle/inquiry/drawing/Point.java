package org.disentangle.inquiry.drawing;

/** A point of the drawing, in units of the SVG, y growing downwards. */
record Point(double x, double y) {
  Point plus(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }

  double distanceTo(Point other) {
    return StrictMath.hypot(x - other.x, y - other.y);
  }

  /** The point at a share of the way to another one. */
  Point towards(Point other, double share) {
    return new Point(x + share * (other.x - x), y + share * (other.y - y));
  }
}
