package org.disentangle.pgm.clique;

import java.util.List;

/**
 * Whether every cycle of four or more nodes has a chord, with what proves the verdict. A chordal
 * graph is one that can be eliminated without a fill edge; exactly such graphs have a directed
 * perfect map (Koller &amp; Friedman 2009, Theorem 4.13).
 */
public sealed interface Chordality {

  /** Whether it holds. */
  boolean chordal();

  /**
   * The graph is chordal.
   *
   * @param eliminationOrder perfect: the neighbours of each node that come after it are joined
   *     pairwise
   */
  record Chordal(List<String> eliminationOrder) implements Chordality {
    /** Copies the list. */
    public Chordal {
      eliminationOrder = List.copyOf(eliminationOrder);
    }

    @Override
    public boolean chordal() {
      return true;
    }
  }

  /**
   * The graph is not chordal.
   *
   * @param cycle a shortest cycle of four or more nodes without a chord, each node once; of several
   *     the first in the order of the nodes, begun at its first node and walked towards the earlier
   *     of that node's two neighbours
   */
  record NotChordal(List<String> cycle) implements Chordality {
    /** Copies the list. */
    public NotChordal {
      cycle = List.copyOf(cycle);
    }

    @Override
    public boolean chordal() {
      return false;
    }
  }
}
