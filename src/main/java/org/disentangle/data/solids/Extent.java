package org.disentangle.data.solids;

/**
 * A convex part of space with a simple surface; a {@link Solid} is what several have in common. All
 * of them stand on the floor, {@code y = 0}, around the axis {@code x = z = 0}.
 */
sealed interface Extent {
  /** Where the whole line of a ray is inside. */
  Interval inside(Ray ray);

  /** The direction away from the inside, of length 1, at a point of the surface. */
  Vector normal(Vector point);

  /**
   * Between two parallel planes.
   *
   * @param axis of length 1, upright on the planes
   * @param low the points of one plane have this product with the axis
   * @param high those of the other
   */
  record Slab(Vector axis, double low, double high) implements Extent {
    @Override
    public Interval inside(Ray ray) {
      double start = ray.origin().dot(axis);
      double speed = ray.direction().dot(axis);
      if (speed == 0) {
        return start < low || start > high ? Interval.NONE : Interval.ALL;
      }
      double one = (low - start) / speed;
      double other = (high - start) / speed;
      return new Interval(Math.min(one, other), Math.max(one, other));
    }

    @Override
    public Vector normal(Vector point) {
      return point.dot(axis) > (low + high) / 2 ? axis : axis.times(-1);
    }
  }

  /** A ball that lies on the floor. */
  record Ball(double radius) implements Extent {
    @Override
    public Interval inside(Ray ray) {
      Vector start = fromCentre(ray.origin());
      Vector direction = ray.direction();
      return Interval.between(
          direction.dot(direction), start.dot(direction), start.dot(start) - radius * radius);
    }

    @Override
    public Vector normal(Vector point) {
      return fromCentre(point).times(1 / radius);
    }

    private Vector fromCentre(Vector point) {
      return new Vector(point.x(), point.y() - radius, point.z());
    }
  }

  /** An upright tube without end. */
  record Tube(double radius) implements Extent {
    @Override
    public Interval inside(Ray ray) {
      Vector start = ray.origin();
      Vector direction = ray.direction();
      double a = direction.x() * direction.x() + direction.z() * direction.z();
      double b = start.x() * direction.x() + start.z() * direction.z();
      double c = start.x() * start.x() + start.z() * start.z() - radius * radius;
      if (a == 0) {
        return c > 0 ? Interval.NONE : Interval.ALL;
      }
      return Interval.between(a, b, c);
    }

    @Override
    public Vector normal(Vector point) {
      return new Vector(point.x() / radius, 0, point.z() / radius);
    }
  }

  /**
   * A cone that goes on below the floor without end.
   *
   * @param slope its radius at a depth of 1 below the apex
   * @param apex height of the apex
   */
  record Cone(double slope, double apex) implements Extent {
    /**
     * The points where {@code x^2 + z^2 <= slope^2 (y - apex)^2} are this cone and the one that
     * stands on its apex. A line that is less steep than the cones meets one of them, between two
     * distances; a steeper one meets both, before one distance and after another.
     */
    @Override
    public Interval inside(Ray ray) {
      Vector start = ray.origin();
      Vector direction = ray.direction();
      double depth = slope * (start.y() - apex);
      double steepness = slope * direction.y();
      double a =
          direction.x() * direction.x() + direction.z() * direction.z() - steepness * steepness;
      double b = start.x() * direction.x() + start.z() * direction.z() - depth * steepness;
      double c = start.x() * start.x() + start.z() * start.z() - depth * depth;
      if (a > 0) {
        Interval one = Interval.between(a, b, c);
        boolean below = ray.at((one.enter() + one.leave()) / 2).y() <= apex;
        return below ? one : Interval.NONE;
      }
      Interval outside = Interval.between(-a, -b, -c);
      return direction.y() < 0
          ? new Interval(outside.leave(), Double.POSITIVE_INFINITY)
          : new Interval(Double.NEGATIVE_INFINITY, outside.enter());
    }

    @Override
    public Vector normal(Vector point) {
      double radius = StrictMath.sqrt(point.x() * point.x() + point.z() * point.z());
      return new Vector(point.x(), slope * radius, point.z()).unit();
    }
  }
}
