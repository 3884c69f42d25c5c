package org.disentangle.pgm.separation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.pgm.Listing;
import org.disentangle.pgm.graph.UndirectedGraph;

/**
 * Lists the minimal separators of two nodes by pushing them from the one towards the other (Berry,
 * Bordat &amp; Cogis 1999, here for one pair; compare Kloks &amp; Kratsch 1998).
 *
 * <p>Let A be the part of the graph around {@code from} that a minimal separator S cuts off. For
 * each s of S, remove A, s and all their neighbours; the border of the remaining part around {@code
 * to} is again a minimal separator. Starting with the separator nearest to {@code from}, this finds
 * all: from any separator found, a further one can be approached by an s that lies on its {@code
 * from} side.
 */
public final class SeparatorSearch {
  private final UndirectedGraph graph;
  private final int from;
  private final int to;
  private boolean truncated;

  /** A search between two nodes that are not adjacent. */
  public SeparatorSearch(UndirectedGraph graph, int from, int to) {
    this.graph = graph;
    this.from = from;
    this.to = to;
  }

  /**
   * The separators, the smaller first, those of one size by their nodes; only some of them if there
   * are more.
   */
  Listing<BitSet> first(int most) {
    Set<BitSet> found = new LinkedHashSet<>();
    Deque<BitSet> open = new ArrayDeque<>();
    add(beyond(single(from)), most, found, open);
    while (!open.isEmpty() && !truncated) {
      BitSet separator = open.remove();
      BitSet near = component(from, separator);
      separator.stream()
          .filter(node -> !graph.adjacent(node, to))
          .forEach(
              node -> {
                BitSet grown = (BitSet) near.clone();
                grown.set(node);
                add(beyond(grown), most, found, open);
              });
    }
    List<BitSet> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingInt(BitSet::cardinality)
            .thenComparing(set -> set.stream().toArray(), Arrays::compare));
    return new Listing<>(sorted, !truncated);
  }

  /** The minimal separator nearest to {@code from}: a part of its neighbours. */
  public BitSet nearest() {
    return beyond(single(from));
  }

  private void add(BitSet separator, int most, Set<BitSet> found, Deque<BitSet> open) {
    if (found.contains(separator)) {
      return;
    }
    if (found.size() == most) {
      truncated = true;
      return;
    }
    found.add(separator);
    open.add(separator);
  }

  /**
   * The border of the part around {@code to} that remains without a connected set and its border.
   */
  private BitSet beyond(BitSet connected) {
    BitSet removed = border(connected);
    removed.or(connected);
    return border(component(to, removed));
  }

  private BitSet border(BitSet set) {
    BitSet border = new BitSet();
    set.stream().forEach(node -> border.or(graph.neighbourSet(node)));
    border.andNot(set);
    return border;
  }

  private BitSet component(int start, BitSet removed) {
    BitSet reached = single(start);
    BitSet fresh = single(start);
    while (!fresh.isEmpty()) {
      fresh = border(fresh);
      fresh.andNot(removed);
      fresh.andNot(reached);
      reached.or(fresh);
    }
    return reached;
  }

  private static BitSet single(int node) {
    BitSet set = new BitSet();
    set.set(node);
    return set;
  }
}
