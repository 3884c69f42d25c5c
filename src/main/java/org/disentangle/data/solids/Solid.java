package org.disentangle.data.solids;

import java.util.List;

/** A convex solid that stands on the floor: what several extents have in common. */
record Solid(List<Extent> extents) {
  private static final Vector RIGHT = new Vector(1, 0, 0);
  private static final Vector UP = new Vector(0, 1, 0);
  private static final Vector AWAY = new Vector(0, 0, 1);

  /** A place where a ray comes in. */
  record Hit(double distance, Vector normal) {}

  static Solid sphere(double radius) {
    return new Solid(List.of(new Extent.Ball(radius)));
  }

  static Solid cube(double side) {
    double half = side / 2;
    return new Solid(
        List.of(
            new Extent.Slab(UP, 0, side),
            new Extent.Slab(RIGHT, -half, half),
            new Extent.Slab(AWAY, -half, half)));
  }

  static Solid cylinder(double radius, double height) {
    return new Solid(List.of(new Extent.Slab(UP, 0, height), new Extent.Tube(radius)));
  }

  static Solid cone(double radius, double height) {
    return new Solid(
        List.of(new Extent.Slab(UP, 0, height), new Extent.Cone(radius / height, height)));
  }

  /** Whether a ray that starts outside meets the solid. */
  boolean isMetBy(Ray ray) {
    double enter = 0;
    double leave = Double.POSITIVE_INFINITY;
    for (Extent extent : extents) {
      Interval inside = extent.inside(ray);
      enter = Math.max(enter, inside.enter());
      leave = Math.min(leave, inside.leave());
      if (enter >= leave) {
        return false;
      }
    }
    return true;
  }

  /**
   * Where a ray that meets the solid comes in.
   *
   * @param ray one that starts outside and {@linkplain #isMetBy meets} it
   */
  Hit hit(Ray ray) {
    double enter = Double.NEGATIVE_INFINITY;
    Extent surface = extents.get(0);
    for (Extent extent : extents) {
      double own = extent.inside(ray).enter();
      if (own > enter) {
        enter = own;
        surface = extent;
      }
    }
    return new Hit(enter, surface.normal(ray.at(enter)));
  }
}
