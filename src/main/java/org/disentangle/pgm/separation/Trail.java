package org.disentangle.pgm.separation;

import java.util.List;
import org.disentangle.pgm.graph.Arc;

/**
 * A trail: a path between two nodes of a directed graph, with arcs in either direction and no node
 * twice, and the effect of each inner node (Koller &amp; Friedman 2009, section 3.3.1).
 *
 * @param nodes at least two, x's end first
 * @param arcs between consecutive nodes, each in its own direction
 * @param inner the nodes between the ends
 */
public record Trail(List<String> nodes, List<Arc> arcs, List<InnerNode> inner) {
  /** Copies the lists. */
  public Trail {
    nodes = List.copyOf(nodes);
    arcs = List.copyOf(arcs);
    inner = List.copyOf(inner);
  }

  /** Whether no node blocks it. */
  public boolean active() {
    return inner.stream().noneMatch(InnerNode::blocks);
  }

  /** Every node that blocks it; none if it is active. */
  public List<InnerNode> blockers() {
    return inner.stream().filter(InnerNode::blocks).toList();
  }

  /** E.g. {@code M → I → T ← F}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(nodes.get(0));
    for (int i = 0; i < arcs.size(); i++) {
      boolean forwards = arcs.get(i).from().equals(nodes.get(i));
      text.append(forwards ? " → " : " ← ").append(nodes.get(i + 1));
    }
    return text.toString();
  }
}
