package org.disentangle.data.solids;

/** A half-line. Distances along it are in lengths of its direction. */
record Ray(Vector origin, Vector direction) {
  /** The point at a distance. */
  Vector at(double distance) {
    return origin.plus(direction.times(distance));
  }
}
