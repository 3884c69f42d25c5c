package org.disentangle.pgm.factor;

import java.util.List;

/**
 * A walk through one table that finds the corresponding entries of another: the entries agree on
 * every shared variable; variables that only the other table has are in their first state.
 */
final class Walk {
  private final int[] cardinalities;
  private final int[] strides;
  private final int[] states;
  private int at;
  private boolean started;

  /**
   * @param outer the scope that determines the order
   * @param inner the scope whose entries are returned
   */
  Walk(List<Variable> outer, List<Variable> inner) {
    cardinalities = outer.stream().mapToInt(Variable::cardinality).toArray();
    strides = new int[outer.size()];
    states = new int[outer.size()];
    int stride = 1;
    for (int i = inner.size() - 1; i >= 0; i--) {
      int place = outer.indexOf(inner.get(i));
      if (place >= 0) {
        strides[place] = stride;
      }
      stride *= inner.get(i).cardinality();
    }
  }

  /** The next entry; the first call gives the first. */
  int next() {
    if (!started) {
      started = true;
      return at;
    }
    int place = states.length - 1;
    while (place >= 0 && states[place] == cardinalities[place] - 1) {
      at -= states[place] * strides[place];
      states[place] = 0;
      place--;
    }
    if (place >= 0) {
      states[place]++;
      at += strides[place];
    }
    return at;
  }
}
