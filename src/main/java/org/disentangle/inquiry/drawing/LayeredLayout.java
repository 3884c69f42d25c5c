package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * A layered layout from top to bottom, for graphs with directed links.
 *
 * <p>A line is straight if nothing is in its way; else it passes through the space that is reserved
 * for it in each row, and is then pulled taut.
 */
final class LayeredLayout implements Layout {
  private static final double LEAST_GAP = 46;
  private static final double MOST_GAP = 110;
  private static final double STEEPNESS = 0.16;
  private static final double ARCH = 0.8;

  @Override
  public Placement place(Plan plan) {
    Rows rows = Rows.of(plan, Layering.of(plan));
    List<int[]> order = RowOrder.of(rows);
    double[] widths = new double[rows.slots()];
    for (int i = 0; i < plan.size(); i++) {
      widths[i] = plan.nodes().get(i).width();
    }
    double[] x = RowPositions.of(rows, order, widths);
    double[] y = heights(plan, rows, order, x);
    List<Outline> nodes = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      Outline node = plan.nodes().get(i);
      nodes.add(
          new Outline(
              new Point(x[i], y[rows.rowOf(i)]), node.width(), node.height(), node.square()));
    }
    List<Curve> routes = new ArrayList<>();
    for (int i = 0; i < plan.links().size(); i++) {
      routes.add(route(plan.links().get(i), rows.chain(i), nodes, rows, x, y));
    }
    return new Placement(nodes, routes);
  }

  /**
   * The middle of each row: the farther apart the joined nodes, the higher the gap between rows.
   */
  private static double[] heights(Plan plan, Rows rows, List<int[]> order, double[] x) {
    double rowHeight = plan.nodes().stream().mapToDouble(Outline::height).max().orElse(0);
    double[] y = new double[rows.count()];
    for (int row = 1; row < y.length; row++) {
      double farthest = 0;
      for (int slot : order.get(row)) {
        for (int above : rows.above(slot)) {
          farthest = Math.max(farthest, Math.abs(x[slot] - x[above]));
        }
      }
      y[row] =
          y[row - 1]
              + rowHeight
              + Math.min(MOST_GAP, Math.max(LEAST_GAP, STEEPNESS * farthest + LEAST_GAP / 2));
    }
    return y;
  }

  private static Curve route(
      Plan.Link link, int[] chain, List<Outline> nodes, Rows rows, double[] x, double[] y) {
    Outline from = nodes.get(link.from());
    Outline to = nodes.get(link.to());
    Curve straight = Curve.straight(from.centre(), to.centre());
    if (Placement.isFree(straight, nodes, link)) {
      return straight;
    }
    if (rows.rowOf(link.from()) == rows.rowOf(link.to())) {
      Point start = new Point(from.centre().x(), from.top());
      return Curve.arch(start, new Point(to.centre().x(), to.top()), 0, -ARCH * LEAST_GAP);
    }
    Curve downwards = TautLine.along(way(chain, nodes, rows, x, y), nodes, link);
    return chain[0] == link.from() ? downwards : downwards.reversed();
  }

  /**
   * The way down through the space reserved in each row; between two rows nothing is in the way.
   */
  private static List<Point> way(
      int[] chain, List<Outline> nodes, Rows rows, double[] x, double[] y) {
    Outline upper = nodes.get(chain[0]);
    Outline lower = nodes.get(chain[chain.length - 1]);
    List<Point> way = new ArrayList<>(List.of(upper.centre()));
    way.add(new Point(upper.centre().x(), upper.bottom()));
    for (int i = 1; i < chain.length - 1; i++) {
      double row = y[rows.rowOf(chain[i])];
      way.add(new Point(x[chain[i]], row - upper.height() / 2));
      way.add(new Point(x[chain[i]], row + upper.height() / 2));
    }
    way.add(new Point(lower.centre().x(), lower.top()));
    way.add(lower.centre());
    return way;
  }
}
