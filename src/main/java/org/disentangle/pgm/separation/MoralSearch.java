package org.disentangle.pgm.separation;

import java.util.BitSet;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * A search in the moral graph that gives the verdict of {@link AncestralProof} without building the
 * graph: it computes the neighbours of a node when it reaches the node.
 */
final class MoralSearch {
  private final DirectedGraph graph;

  MoralSearch(DirectedGraph graph) {
    this.graph = graph;
  }

  boolean separated(BitSet starts, BitSet targets, BitSet given) {
    BitSet asked = (BitSet) starts.clone();
    asked.or(targets);
    asked.or(given);
    BitSet ancestral = graph.withAncestors(asked);
    BitSet reached = (BitSet) starts.clone();
    BitSet fresh = (BitSet) starts.clone();
    while (!fresh.isEmpty() && !reached.intersects(targets)) {
      BitSet next = new BitSet();
      for (int node = fresh.nextSetBit(0); node >= 0; node = fresh.nextSetBit(node + 1)) {
        addParents(node, next);
        for (int i = 0; i < graph.childCount(node); i++) {
          int child = graph.child(node, i);
          if (ancestral.get(child)) {
            next.set(child);
            addParents(child, next);
          }
        }
      }
      next.andNot(given);
      next.andNot(reached);
      reached.or(next);
      fresh = next;
    }
    return !reached.intersects(targets);
  }

  private void addParents(int node, BitSet set) {
    for (int i = 0; i < graph.parentCount(node); i++) {
      set.set(graph.parent(node, i));
    }
  }
}
