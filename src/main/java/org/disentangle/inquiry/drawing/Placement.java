package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A plan with positions.
 *
 * @param nodes in the order of the plan
 * @param routes of the links, in the order of the plan, from the inside or the border of one node
 *     to that of the other
 */
record Placement(List<Outline> nodes, List<Curve> routes) {
  Placement {
    nodes = List.copyOf(nodes);
    routes = List.copyOf(routes);
  }

  /** Whether a line keeps clear of all nodes but the two it joins. */
  static boolean isFree(Curve route, List<Outline> nodes, Plan.Link link) {
    List<Point> places = route.samples();
    for (int i = 0; i < nodes.size(); i++) {
      Outline node = nodes.get(i);
      if (i != link.from()
          && i != link.to()
          && places.stream().anyMatch(place -> node.distanceTo(place) < Layout.CLEARANCE)) {
        return false;
      }
    }
    return true;
  }

  double left() {
    return extent(Point::x).min(Double::compare).orElse(0.0);
  }

  double right() {
    return extent(Point::x).max(Double::compare).orElse(0.0);
  }

  double top() {
    return extent(Point::y).min(Double::compare).orElse(0.0);
  }

  double bottom() {
    return extent(Point::y).max(Double::compare).orElse(0.0);
  }

  private Stream<Double> extent(Function<Point, Double> axis) {
    List<Point> places = new ArrayList<>();
    for (Outline node : nodes) {
      places.add(node.centre().plus(-node.width() / 2, -node.height() / 2));
      places.add(node.centre().plus(node.width() / 2, node.height() / 2));
    }
    routes.forEach(route -> places.addAll(route.samples()));
    return places.stream().map(axis);
  }

  /** The same, with its upper left corner elsewhere. */
  Placement movedTo(double x, double y) {
    double dx = x - left();
    double dy = y - top();
    return new Placement(
        nodes.stream().map(node -> node.moved(dx, dy)).toList(),
        routes.stream().map(route -> route.moved(dx, dy)).toList());
  }
}
