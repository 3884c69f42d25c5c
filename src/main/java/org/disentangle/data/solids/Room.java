package org.disentangle.data.solids;

/**
 * A solid on a floor before a wall, as a camera sees it. One half of the solid, to one side of an
 * upright plane through its axis, is paler than the other; so its azimuth shows whatever its shape.
 */
final class Room {
  /** Rays a pixel, in each direction. */
  private static final int SAMPLES = 4;

  private static final Vector CAMERA = new Vector(0, 2.15, -4.5);
  private static final Vector LOOKS_AT = new Vector(0, 0.5, 0);

  /** Half the height and the width of the picture at distance 1 from the camera. */
  private static final double VIEW = 0.23;

  private static final double WALL_DISTANCE = 1.7;

  /** Towards the middle of the light, which is a square and so throws shadows with soft edges. */
  private static final Vector LIGHT = new Vector(-0.62, 1, -0.72).unit();

  private static final Vector LIGHT_RIGHT = LIGHT.cross(new Vector(0, 1, 0)).unit();
  private static final Vector LIGHT_UP = LIGHT_RIGHT.cross(LIGHT);
  private static final double LIGHT_SIDE = 0.22;

  private static final Vector AHEAD = LOOKS_AT.minus(CAMERA).unit();
  private static final Vector RIGHT = new Vector(0, 1, 0).cross(AHEAD).unit();
  private static final Vector UP = AHEAD.cross(RIGHT);

  private static final double AMBIENT = 0.42;
  private static final double DIFFUSE = 0.68;

  /** Of the light that comes from all sides, what is left of it where the light is hidden. */
  private static final double IN_SHADOW = 0.58;

  private static final double SHINE = 0.35;
  private static final int SHININESS_DOUBLINGS = 5;
  private static final double PALE_WHITE = 0.6;

  private final Solid solid;
  private final double cos;
  private final double sin;

  /**
   * @param azimuth how far the solid is turned, in radians: seen from above, clockwise
   */
  Room(Solid solid, double azimuth) {
    this.solid = solid;
    this.cos = StrictMath.cos(azimuth);
    this.sin = StrictMath.sin(azimuth);
  }

  /** Sees the room in a square picture of so many pixels a side. */
  Shading seen(int side) {
    double[] weights = new double[side * side * Shading.WEIGHTS];
    double part = 1.0 / (SAMPLES * SAMPLES);
    for (int pixel = 0; pixel < side * side; pixel++) {
      int row = pixel / side;
      int column = pixel % side;
      for (int sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        int down = sample / SAMPLES;
        int across = sample % SAMPLES;
        double x = (column + (across + 0.5) / SAMPLES) / side * 2 - 1;
        double y = 1 - (row + (down + 0.5) / SAMPLES) / side * 2;
        // Each sample sees another part of the light, so that the pixel sees all of it.
        Vector light = lightFrom((across + 2 * down) % SAMPLES, (down + 2 * across) % SAMPLES);
        add(new Ray(CAMERA, direction(x, y)), light, part, weights, pixel * Shading.WEIGHTS);
      }
    }
    return new Shading(weights);
  }

  private static Vector direction(double x, double y) {
    return AHEAD.plus(RIGHT.times(x * VIEW)).plus(UP.times(y * VIEW)).unit();
  }

  private static Vector lightFrom(int column, int row) {
    double right = ((column + 0.5) / SAMPLES - 0.5) * LIGHT_SIDE;
    double up = ((row + 0.5) / SAMPLES - 0.5) * LIGHT_SIDE;
    return LIGHT.plus(LIGHT_RIGHT.times(right)).plus(LIGHT_UP.times(up)).unit();
  }

  /** Adds what a ray sees to a pixel's weights. */
  private void add(Ray ray, Vector light, double part, double[] weights, int pixel) {
    Ray own = turned(ray);
    if (solid.isMetBy(own)) {
      addSolid(own, turned(light), part, weights, pixel);
      return;
    }
    double toFloor =
        ray.direction().y() < 0
            ? -ray.origin().y() / ray.direction().y()
            : Double.POSITIVE_INFINITY;
    double toWall = (WALL_DISTANCE - ray.origin().z()) / ray.direction().z();
    Vector point = ray.at(Math.min(toFloor, toWall));
    double shade = solid.isMetBy(turned(new Ray(point, light))) ? IN_SHADOW : 1;
    if (toFloor < toWall) {
      weights[pixel + Shading.FLOOR] += part * shade * floorLight(point);
    } else {
      weights[pixel + Shading.WALL] += part * shade * wallLight(point);
    }
  }

  /** In the solid's own frame. */
  private void addSolid(Ray ray, Vector light, double part, double[] weights, int pixel) {
    Solid.Hit hit = solid.hit(ray);
    Vector point = ray.at(hit.distance());
    double facing = Math.max(0, hit.normal().dot(light));
    double lit = part * (AMBIENT + DIFFUSE * facing);
    Vector halfway = light.minus(ray.direction()).unit();
    double shine = Math.max(0, hit.normal().dot(halfway));
    for (int i = 0; i < SHININESS_DOUBLINGS; i++) {
      shine *= shine;
    }
    boolean isPale = point.x() > 0;
    weights[pixel + Shading.OBJECT] += lit * (isPale ? 1 - PALE_WHITE : 1);
    weights[pixel + Shading.WHITE] += lit * (isPale ? PALE_WHITE : 0) + part * SHINE * shine;
  }

  /** Darker away from the middle. */
  private static double floorLight(Vector point) {
    double distance = point.x() * point.x() + point.z() * point.z();
    return 1.06 / (1 + 0.06 * distance);
  }

  /** Darker upwards and to the sides. */
  private static double wallLight(Vector point) {
    double aside = point.x() + 0.5;
    double above = point.y() - 0.4;
    return 0.98 / (1 + 0.08 * aside * aside + 0.16 * above * above);
  }

  private Ray turned(Ray ray) {
    return new Ray(turned(ray.origin()), turned(ray.direction()));
  }

  private Vector turned(Vector vector) {
    return new Vector(
        cos * vector.x() - sin * vector.z(), vector.y(), sin * vector.x() + cos * vector.z());
  }
}
