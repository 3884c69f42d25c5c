package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The tables that are live during an elimination, indexed by their variables.
 *
 * @param <T> the representation of a table: its numbers, or in a plan its scope
 */
final class Buckets<T> {
  private record Entry<T>(BitSet scope, T table) {}

  private final Map<Integer, Entry<T>> live = new LinkedHashMap<>();
  private final List<Set<Integer>> holding;
  private int added;

  /**
   * @param variables how many there are
   */
  Buckets(int variables) {
    this.holding =
        IntStream.range(0, variables)
            .<Set<Integer>>mapToObj(variable -> new LinkedHashSet<>())
            .toList();
  }

  void add(BitSet scope, T table) {
    live.put(added, new Entry<>(scope, table));
    scope.stream().forEach(variable -> holding.get(variable).add(added));
    added++;
  }

  /** Removes the tables that contain a variable, in the order in which they were added. */
  List<T> take(int variable) {
    List<T> taken = new ArrayList<>();
    for (int number : List.copyOf(holding.get(variable))) {
      Entry<T> entry = live.remove(number);
      entry.scope().stream().forEach(each -> holding.get(each).remove(number));
      taken.add(entry.table());
    }
    return taken;
  }

  /** The remaining tables, in the order in which they were added. */
  List<T> left() {
    return live.values().stream().map(Entry::table).toList();
  }
}
