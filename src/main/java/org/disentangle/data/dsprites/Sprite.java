package org.disentangle.data.dsprites;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The outlines of dSprites at scale 1, as closed polygons around the origin: u right, v down, in
 * pixels.
 *
 * <p>The published images were drawn by LÖVE, whose code was not released; these outlines were
 * recovered from published frames (see {@link SpriteRenderer}).
 */
public final class Sprite {
  /** Side 19.2, which is 0.3 of the canvas. */
  static final Sprite SQUARE =
      new Sprite(new double[] {-9.6, 9.6, 9.6, -9.6}, new double[] {-9.6, -9.6, 9.6, 9.6});

  /** A 100-gon, its long axis horizontal. */
  static final Sprite ELLIPSE =
      new Sprite(
          curve(100, t -> 12.7663 * StrictMath.cos(t)), curve(100, t -> 7.219 * StrictMath.sin(t)));

  /**
   * A 150-gon, its tip down: the curve (16 sin³t, 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t) fitted
   * into a box of 19.2 pixels and raised by 0.075 of that box.
   */
  static final Sprite HEART =
      new Sprite(
          curve(150, t -> 9.6 * StrictMath.sin(t) * StrictMath.sin(t) * StrictMath.sin(t)),
          curve(
              150,
              t ->
                  -(19.2 / 29)
                          * (13 * StrictMath.cos(t)
                              - 5 * StrictMath.cos(2 * t)
                              - 2 * StrictMath.cos(3 * t)
                              - StrictMath.cos(4 * t))
                      - 1.44));

  /** In the order of the shape factor's classes. */
  static final List<Sprite> BY_SHAPE = List.of(SQUARE, ELLIPSE, HEART);

  private final double[] u;
  private final double[] v;

  private Sprite(double[] u, double[] v) {
    this.u = u;
    this.v = v;
  }

  /** How many vertices the outline has. */
  int vertices() {
    return u.length;
  }

  /** How far a vertex lies to the right of the origin, in pixels. */
  double u(int vertex) {
    return u[vertex];
  }

  /** How far a vertex lies below the origin, in pixels. */
  double v(int vertex) {
    return v[vertex];
  }

  private static double[] curve(int vertices, DoubleUnaryOperator coordinate) {
    double[] values = new double[vertices];
    for (int i = 0; i < vertices; i++) {
      values[i] = coordinate.applyAsDouble(2 * Math.PI * i / vertices);
    }
    return values;
  }
}
