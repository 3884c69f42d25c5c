package org.disentangle.data.solids;

/** Distances along a line between which it is inside of something convex; none if they cross. */
record Interval(double enter, double leave) {
  static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  static final Interval NONE = new Interval(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

  /** Where {@code a t^2 + 2 b t + c} is not above 0, for {@code a > 0}. */
  static Interval between(double a, double b, double c) {
    double square = b * b - a * c;
    if (square < 0) {
      return NONE;
    }
    double root = StrictMath.sqrt(square);
    return new Interval((-b - root) / a, (-b + root) / a);
  }
}
