package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A line of cubic Bézier pieces, each beginning where the one before ends.
 *
 * @param points 3 k + 1 of them for k pieces: an end, two handles, the next end, and so on
 */
record Curve(List<Point> points) {
  private static final double STEP = 4;
  private static final int HALVINGS = 40;
  private static final double ROUNDING = 1e-6;

  Curve {
    points = List.copyOf(points);
  }

  static Curve straight(Point from, Point to) {
    return new Curve(List.of(from, from.towards(to, 1 / 3.0), from.towards(to, 2 / 3.0), to));
  }

  /** An arch: both ends leave in one direction, over the same distance. */
  static Curve arch(Point from, Point to, double dx, double dy) {
    return new Curve(List.of(from, from.plus(dx, dy), to.plus(dx, dy), to));
  }

  /** A curve that is bent towards a place: 0 is straight, 1 has both handles there. */
  static Curve bow(Point from, Point to, Point towards, double bend) {
    return new Curve(
        List.of(
            from,
            from.towards(to, 1 / 3.0).towards(towards, bend),
            from.towards(to, 2 / 3.0).towards(towards, bend),
            to));
  }

  Point start() {
    return points.get(0);
  }

  Point end() {
    return points.get(points.size() - 1);
  }

  /** This curve followed by another one, which begins at its end. */
  Curve then(Curve next) {
    List<Point> joined = new ArrayList<>(points);
    joined.addAll(next.points.subList(1, next.points.size()));
    return new Curve(joined);
  }

  Curve moved(double dx, double dy) {
    return new Curve(points.stream().map(point -> point.plus(dx, dy)).toList());
  }

  Curve reversed() {
    List<Point> turned = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i--) {
      turned.add(points.get(i));
    }
    return new Curve(turned);
  }

  /** Whether it is one straight piece. */
  boolean isStraight() {
    if (points.size() != 4) {
      return false;
    }
    List<Point> line = straight(start(), end()).points();
    return points.get(1).distanceTo(line.get(1)) < ROUNDING
        && points.get(2).distanceTo(line.get(2)) < ROUNDING;
  }

  /** Points along the curve, including both ends, dense enough for collision tests. */
  List<Point> samples() {
    List<Point> places = new ArrayList<>();
    for (int piece = 0; piece + 3 < points.size(); piece += 3) {
      List<Point> each = points.subList(piece, piece + 4);
      int steps = 1 + (int) (length(each) / STEP);
      for (int i = piece == 0 ? 0 : 1; i <= steps; i++) {
        places.add(split(each, i / (double) steps).get(3));
      }
    }
    return places;
  }

  /** An upper bound of the length of a piece. */
  private static double length(List<Point> piece) {
    return piece.get(0).distanceTo(piece.get(1))
        + piece.get(1).distanceTo(piece.get(2))
        + piece.get(2).distanceTo(piece.get(3));
  }

  /** The part between two outlines, from border to border, with a gap before each. */
  Curve between(Outline from, Outline to, double gap) {
    return reversed()
        .fromWhere(place -> to.distanceTo(place) - gap)
        .reversed()
        .fromWhere(place -> from.distanceTo(place) - gap);
  }

  /** The curve without its end, cut off at a straight-line distance from it. */
  Curve withoutEnd(double length) {
    Point tip = end();
    return reversed().fromWhere(place -> place.distanceTo(tip) - length).reversed();
  }

  /**
   * The rest of the curve from the point in the first piece where a function changes from negative
   * to positive.
   */
  private Curve fromWhere(ToDoubleFunction<Point> outside) {
    if (outside.applyAsDouble(start()) >= 0) {
      return this;
    }
    List<Point> first = points.subList(0, 4);
    double inside = 0;
    double beyond = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (inside + beyond) / 2;
      if (outside.applyAsDouble(split(first, middle).get(3)) < 0) {
        inside = middle;
      } else {
        beyond = middle;
      }
    }
    List<Point> rest = new ArrayList<>(split(first, beyond).subList(3, 7));
    rest.addAll(points.subList(4, points.size()));
    return new Curve(rest);
  }

  /** De Casteljau: the seven points of the two pieces that one piece is split into. */
  private static List<Point> split(List<Point> piece, double share) {
    Point a = piece.get(0).towards(piece.get(1), share);
    Point b = piece.get(1).towards(piece.get(2), share);
    Point c = piece.get(2).towards(piece.get(3), share);
    Point d = a.towards(b, share);
    Point e = b.towards(c, share);
    return List.of(piece.get(0), a, d, d.towards(e, share), e, c, piece.get(3));
  }
}
