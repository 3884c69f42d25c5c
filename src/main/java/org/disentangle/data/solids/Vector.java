package org.disentangle.data.solids;

/**
 * A point or a direction in the room.
 *
 * @param x to the right
 * @param y up
 * @param z away from the camera
 */
record Vector(double x, double y, double z) {
  Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The same direction with length 1. */
  Vector unit() {
    return times(1 / StrictMath.sqrt(dot(this)));
  }
}
