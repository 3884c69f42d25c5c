package org.disentangle.pgm.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * A v-structure: two parents of one child that are not adjacent, also called an unshielded collider
 * or immorality (Koller &amp; Friedman 2009, Definition 3.11).
 *
 * @param one a parent, declared before the other
 * @param collider the child
 * @param other the other parent
 */
public record VStructure(String one, String collider, String other) {

  /**
   * All v-structures of a graph, by collider and then by the parents, in the order of the nodes.
   */
  public static List<VStructure> of(DirectedGraph graph) {
    Nodes nodes = graph.nodes();
    List<VStructure> found = new ArrayList<>();
    for (int child = 0; child < nodes.size(); child++) {
      for (int i = 0; i < graph.parentCount(child); i++) {
        for (int j = i + 1; j < graph.parentCount(child); j++) {
          int one = graph.parent(child, i);
          int other = graph.parent(child, j);
          if (!graph.hasArc(one, other) && !graph.hasArc(other, one)) {
            found.add(new VStructure(nodes.name(one), nodes.name(child), nodes.name(other)));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  @Override
  public String toString() {
    return one + " → " + collider + " ← " + other;
  }
}
