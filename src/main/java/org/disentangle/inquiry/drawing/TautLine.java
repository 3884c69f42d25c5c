package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shortens a line that follows points between which the way is known to be free: as few bends as
 * possible, short, with rounded corners.
 */
final class TautLine {
  /** The length of a detour that costs as much as a bend. */
  private static final double BEND = 60;

  /** The radius of rounded corners, less than their clearance. */
  private static final double ROUNDING = 16;

  private TautLine() {}

  /**
   * Pulls a line taut.
   *
   * @param way points from one end to the other; between successive points nothing is in the way
   * @param nodes that the line must not touch, except those of the link
   */
  static Curve along(List<Point> way, List<Outline> nodes, Plan.Link link) {
    int[] before = new int[way.size()];
    double[] cost = new double[way.size()];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = 0;
    for (int to = 1; to < way.size(); to++) {
      for (int from = 0; from < to; from++) {
        double sum = cost[from] + BEND + way.get(from).distanceTo(way.get(to));
        Curve shortcut = Curve.straight(way.get(from), way.get(to));
        if (sum < cost[to] && (from == to - 1 || Placement.isFree(shortcut, nodes, link))) {
          cost[to] = sum;
          before[to] = from;
        }
      }
    }
    List<Point> corners = new ArrayList<>();
    for (int i = way.size() - 1; i > 0; i = before[i]) {
      corners.add(0, way.get(i));
    }
    corners.add(0, way.get(0));
    return rounded(corners);
  }

  private static Curve rounded(List<Point> corners) {
    Point at = corners.get(0);
    Curve line = null;
    for (int i = 1; i < corners.size(); i++) {
      Point corner = corners.get(i);
      boolean last = i == corners.size() - 1;
      double length = corners.get(i - 1).distanceTo(corner);
      Point turn =
          last ? corner : corner.towards(corners.get(i - 1), Math.min(0.5, ROUNDING / length));
      Curve stretch = Curve.straight(at, turn);
      line = line == null ? stretch : line.then(stretch);
      if (!last) {
        Point next = corners.get(i + 1);
        at = corner.towards(next, Math.min(0.5, ROUNDING / corner.distanceTo(next)));
        line =
            line.then(
                new Curve(List.of(turn, turn.towards(corner, 0.6), at.towards(corner, 0.6), at)));
      }
    }
    return line;
  }
}
