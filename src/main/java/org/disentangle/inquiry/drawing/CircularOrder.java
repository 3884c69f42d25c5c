package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * The order of nodes around a circle, so that few lines cross: depth first, then each node in turn
 * is moved to its best place, until no move improves the order (sifting; Baur &amp; Brandes 2004,
 * "Crossing reduction in circular layouts").
 */
final class CircularOrder {
  private static final int ROUNDS = 12;

  private final Plan plan;
  private final List<List<Integer>> neighbours;

  private CircularOrder(Plan plan) {
    this.plan = plan;
    this.neighbours = plan.neighbours();
  }

  /** The nodes by index, beginning with the first. */
  static List<Integer> of(Plan plan) {
    return new CircularOrder(plan).reduced();
  }

  private List<Integer> reduced() {
    List<Integer> order = new ArrayList<>();
    visit(0, order);
    int fewest = crossings(order);
    for (int round = 0; round < ROUNDS && fewest > 0; round++) {
      int before = fewest;
      for (int node = 0; node < plan.size(); node++) {
        List<Integer> best = order;
        for (int place = 0; place < plan.size(); place++) {
          List<Integer> moved = new ArrayList<>(order);
          moved.remove((Integer) node);
          moved.add(place, node);
          int crossings = crossings(moved);
          if (crossings < fewest) {
            fewest = crossings;
            best = moved;
          }
        }
        order = best;
      }
      if (fewest == before) {
        break;
      }
    }
    int first = order.indexOf(0);
    List<Integer> turned = new ArrayList<>(order.subList(first, order.size()));
    turned.addAll(order.subList(0, first));
    return turned;
  }

  private void visit(int node, List<Integer> order) {
    if (!order.contains(node)) {
      order.add(node);
      neighbours.get(node).forEach(next -> visit(next, order));
    }
  }

  private int crossings(List<Integer> order) {
    int[] place = new int[order.size()];
    for (int i = 0; i < place.length; i++) {
      place[order.get(i)] = i;
    }
    int count = 0;
    List<Plan.Link> links = plan.links();
    for (int i = 0; i < links.size(); i++) {
      int a = place[links.get(i).from()];
      int b = place[links.get(i).to()];
      int low = Math.min(a, b);
      int high = Math.max(a, b);
      for (int j = 0; j < i; j++) {
        int c = place[links.get(j).from()];
        int d = place[links.get(j).to()];
        boolean shared = c == low || c == high || d == low || d == high;
        if (!shared && (low < c && c < high) != (low < d && d < high)) {
          count++;
        }
      }
    }
    return count;
  }
}
