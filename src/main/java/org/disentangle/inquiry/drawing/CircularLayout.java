package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A circular layout, for undirected graphs. Lines are straight, or bent towards the centre if a
 * node is in the way; the circle grows until every line is free.
 */
final class CircularLayout implements Layout {
  private static final double GAP = 30;
  private static final double GROWTH = 1.06;
  private static final double BEND = 0.08;
  private static final int MOST_BENDS = 9;

  @Override
  public Placement place(Plan plan) {
    List<Integer> order = CircularOrder.of(plan);
    double girth = plan.nodes().stream().mapToDouble(node -> node.height() + GAP).sum();
    for (double radius = girth / (2 * Math.PI); ; radius *= GROWTH) {
      List<Outline> nodes = around(plan, order, radius);
      if (!crowded(nodes)) {
        Optional<List<Curve>> routes = routes(plan, nodes);
        if (routes.isPresent()) {
          return new Placement(nodes, routes.get());
        }
      }
    }
  }

  private static List<Outline> around(Plan plan, List<Integer> order, double radius) {
    List<Outline> nodes = new ArrayList<>(plan.nodes());
    for (int i = 0; i < order.size(); i++) {
      // The first node at the top, or the first two at the same height.
      double turn = order.size() == 2 ? -0.5 : -0.25;
      double angle = 2 * Math.PI * (turn + i / (double) order.size());
      Outline node = plan.nodes().get(order.get(i));
      Point place =
          order.size() == 1
              ? new Point(0, 0)
              : new Point(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle));
      nodes.set(order.get(i), new Outline(place, node.width(), node.height(), node.square()));
    }
    return nodes;
  }

  private static boolean crowded(List<Outline> nodes) {
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (nodes.get(i).meets(nodes.get(j), GAP / 2)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The routes of all lines, or empty if a line finds no way. */
  private static Optional<List<Curve>> routes(Plan plan, List<Outline> nodes) {
    List<Curve> routes = new ArrayList<>();
    for (Plan.Link link : plan.links()) {
      Point from = nodes.get(link.from()).centre();
      Point to = nodes.get(link.to()).centre();
      int bends = 0;
      Curve route = Curve.straight(from, to);
      while (!Placement.isFree(route, nodes, link)) {
        if (++bends > MOST_BENDS) {
          return Optional.empty();
        }
        route = Curve.bow(from, to, new Point(0, 0), bends * BEND);
      }
      routes.add(route);
    }
    return Optional.of(routes);
  }
}
