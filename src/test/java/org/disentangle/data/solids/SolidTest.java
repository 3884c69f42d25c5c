package org.disentangle.data.solids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where rays meet solids, by hand. */
class SolidTest {
  private static final Vector DOWN = new Vector(0, -1, 0);
  private static final Vector UP = new Vector(0, 1, 0);
  private static final Vector AWAY = new Vector(0, 0, 1);
  private static final Vector RIGHT = new Vector(1, 0, 0);
  private static final double TOLERANCE = 1e-12;

  @Test
  void aSphereIsMetOneRadiusFromItsCentre() {
    Solid sphere = Solid.sphere(0.5);
    assertHit(sphere, ray(0, 3, 0, DOWN), new Vector(0, 1, 0), UP);
    assertHit(sphere, ray(0, 0.5, -4, AWAY), new Vector(0, 0.5, -0.5), AWAY.times(-1));
    // 3-4-5: 0.3 above the centre, 0.4 before it.
    assertHit(sphere, ray(0, 0.8, -4, AWAY), new Vector(0, 0.8, -0.4), new Vector(0, 0.6, -0.8));
    assertFalse(sphere.isMetBy(ray(0, 1.001, -4, AWAY)));
    assertFalse(sphere.isMetBy(ray(0, 0.5, -4, AWAY.times(-1))), "it lies behind");
  }

  @Test
  void aCubeIsMetOnItsFaces() {
    Solid cube = Solid.cube(2);
    assertHit(cube, ray(0.3, 5, 0.9, DOWN), new Vector(0.3, 2, 0.9), UP);
    assertHit(cube, ray(-0.9, 1, -4, AWAY), new Vector(-0.9, 1, -1), AWAY.times(-1));
    assertHit(cube, ray(-7, 0.1, 0.2, RIGHT), new Vector(-1, 0.1, 0.2), RIGHT.times(-1));
    assertHit(cube, ray(7, 0.1, 0.2, RIGHT.times(-1)), new Vector(1, 0.1, 0.2), RIGHT);
    assertFalse(cube.isMetBy(ray(1.01, 5, 0, DOWN)));
    assertFalse(cube.isMetBy(ray(0, 2.01, -4, AWAY)));
  }

  @Test
  void aCylinderHasATopAndAWall() {
    Solid cylinder = Solid.cylinder(0.5, 2);
    assertHit(cylinder, ray(0.3, 5, 0.3, DOWN), new Vector(0.3, 2, 0.3), UP);
    assertHit(cylinder, ray(0.3, 1, -4, AWAY), new Vector(0.3, 1, -0.4), new Vector(0.6, 0, -0.8));
    assertFalse(cylinder.isMetBy(ray(0.4, 5, 0.4, DOWN)));
    assertFalse(cylinder.isMetBy(ray(0, 2.01, -4, AWAY)));
  }

  @Test
  void aConeNarrowsToItsApex() {
    Solid cone = Solid.cone(0.75, 1);
    Vector slope = new Vector(0.8, 0.6, 0);
    // Steeper than its side: from above at half the radius, half the height.
    assertHit(cone, ray(0.375, 5, 0, DOWN), new Vector(0.375, 0.5, 0), slope);
    // Less steep.
    assertHit(cone, ray(4, 0.5, 0, RIGHT.times(-1)), new Vector(0.375, 0.5, 0), slope);
    // From below, through the floor's side: it comes in at the bottom.
    assertHit(cone, ray(0.375, -1, 0, UP), new Vector(0.375, 0, 0), DOWN);
    assertFalse(cone.isMetBy(ray(0.76, 5, 0, DOWN)));
    assertFalse(cone.isMetBy(ray(0, 1.01, -4, AWAY)), "the cone that stands on the apex is none");
    assertFalse(cone.isMetBy(ray(0.3, 1.2, -4, AWAY)));
    Vector slanting = new Vector(0.1, 1, 0).unit();
    assertFalse(cone.isMetBy(ray(0.3, 1.2, 0, slanting)), "upwards from above the apex");
  }

  @Test
  void aRayAlongAFaceIsInsideOrOutside() {
    assertTrue(Solid.cube(2).isMetBy(ray(0, 1, -4, AWAY)));
    assertEquals(Interval.ALL, new Extent.Slab(UP, 0, 1).inside(ray(0, 0.5, 0, AWAY)));
    assertEquals(Interval.NONE, new Extent.Slab(UP, 0, 1).inside(ray(0, 1.5, 0, AWAY)));
    assertEquals(Interval.ALL, new Extent.Tube(1).inside(ray(0.5, 0, 0, UP)));
    assertEquals(Interval.NONE, new Extent.Tube(1).inside(ray(1.5, 0, 0, UP)));
  }

  /** A point of the surface has the inside on one side of it and the outside on the other. */
  @Test
  void normalsPointOutwards() {
    for (Solid solid :
        List.of(Solid.sphere(0.6), Solid.cube(1), Solid.cylinder(0.5, 1.1), Solid.cone(0.7, 1.3))) {
      for (int i = 0; i < 200; i++) {
        double angle = 0.1 + i;
        Vector eye = new Vector(4 * Math.cos(angle), 0.2 + i % 20 * 0.2, 4 * Math.sin(angle));
        Vector aim = new Vector(0.05, 0.3 + i % 7 * 0.05, -0.03);
        Ray ray = new Ray(eye, aim.minus(eye).unit());
        assertTrue(solid.isMetBy(ray));
        Solid.Hit hit = solid.hit(ray);
        assertEquals(1, hit.normal().dot(hit.normal()), TOLERANCE);
        assertTrue(hit.normal().dot(ray.direction()) <= TOLERANCE, "it faces the ray");
        Vector outside = ray.at(hit.distance()).plus(hit.normal().times(1e-6));
        assertFalse(solid.isMetBy(new Ray(outside, hit.normal())), "out it goes, and never back");
      }
    }
  }

  private static Ray ray(double x, double y, double z, Vector direction) {
    return new Ray(new Vector(x, y, z), direction);
  }

  private static void assertHit(Solid solid, Ray ray, Vector point, Vector normal) {
    assertTrue(solid.isMetBy(ray));
    Solid.Hit hit = solid.hit(ray);
    assertNear(point, ray.at(hit.distance()));
    assertNear(normal, hit.normal());
  }

  private static void assertNear(Vector expected, Vector actual) {
    Vector difference = expected.minus(actual);
    assertEquals(0, difference.dot(difference), TOLERANCE, expected + " and " + actual);
  }
}
