package org.disentangle.inquiry.drawing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Assigns nodes to layers: each node lies below all nodes from which ranked links lead to it. */
final class Layering {
  private Layering() {}

  /** The layer of each node, 0 at the top. */
  static int[] of(Plan plan) {
    int[] layers = longestPaths(plan);
    lower(plan, layers);
    return layers;
  }

  private static int[] longestPaths(Plan plan) {
    int[] layers = new int[plan.size()];
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Plan.Link link : plan.links()) {
        if (link.ranked() && layers[link.to()] <= layers[link.from()]) {
          layers[link.to()] = layers[link.from()] + 1;
          changed = true;
        }
      }
    }
    return layers;
  }

  /** A node with more links downwards than upwards is moved down so that these are shortest. */
  private static void lower(Plan plan, int[] layers) {
    List<Integer> fromBelow =
        IntStream.range(0, plan.size())
            .boxed()
            .sorted(Comparator.comparingInt(node -> -layers[node]))
            .toList();
    for (int node : fromBelow) {
      int[] below =
          plan.links().stream()
              .filter(link -> link.ranked() && link.from() == node)
              .mapToInt(link -> layers[link.to()])
              .toArray();
      long above = plan.links().stream().filter(link -> link.ranked() && link.to() == node).count();
      if (below.length > above) {
        layers[node] = Arrays.stream(below).min().getAsInt() - 1;
      }
    }
  }
}
