package org.disentangle.inquiry.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The input of a layout: outlines without positions, and the links between them.
 *
 * @param nodes whose centres are not set yet
 * @param links between nodes, by index
 */
record Plan(List<Outline> nodes, List<Link> links) {

  /**
   * A line to be routed from one node to another.
   *
   * @param ranked whether it leads downwards in a layered layout; such links have no cycle
   */
  record Link(int from, int to, boolean ranked) {}

  Plan {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  int size() {
    return nodes.size();
  }

  /** The nodes linked with each one. */
  List<List<Integer>> neighbours() {
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      neighbours.add(new ArrayList<>());
    }
    for (Link link : links) {
      neighbours.get(link.from()).add(link.to());
      neighbours.get(link.to()).add(link.from());
    }
    return neighbours;
  }

  /** The connected parts, each by the indices of its nodes, in their order. */
  List<List<Integer>> components() {
    int[] part = new int[size()];
    Arrays.setAll(part, i -> i);
    for (boolean changed = true; changed; ) {
      changed = false;
      for (Link link : links) {
        int least = Math.min(part[link.from()], part[link.to()]);
        changed |= part[link.from()] != part[link.to()];
        part[link.from()] = least;
        part[link.to()] = least;
      }
    }
    List<List<Integer>> components = new ArrayList<>();
    for (int first = 0; first < size(); first++) {
      List<Integer> members = new ArrayList<>();
      for (int i = 0; i < size(); i++) {
        if (part[i] == first) {
          members.add(i);
        }
      }
      if (!members.isEmpty()) {
        components.add(members);
      }
    }
    return components;
  }

  /** The subplan of some of the nodes, which get the indices from 0 in the given order. */
  Plan on(List<Integer> kept) {
    return new Plan(
        kept.stream().map(nodes::get).toList(),
        links.stream()
            .filter(link -> kept.contains(link.from()))
            .map(
                link -> new Link(kept.indexOf(link.from()), kept.indexOf(link.to()), link.ranked()))
            .toList());
  }
}
