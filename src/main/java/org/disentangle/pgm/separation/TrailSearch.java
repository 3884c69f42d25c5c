package org.disentangle.pgm.separation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.disentangle.pgm.Listing;

/**
 * Lists the simple paths between two sets of nodes by length, one after another: Yen's algorithm
 * (1971) with Lawler's partition (1972), for steps of equal cost.
 *
 * <p>The paths not yet listed are kept in classes: those with the same beginning that avoid certain
 * next steps. Each class is known by its first path, one breadth-first search. The time for one
 * more path is thus bounded by a polynomial, while a depth-first search may take exponential time
 * to find even a few.
 */
final class TrailSearch {
  private static final int UNSEEN = -2;
  private static final int NONE = -1;

  /** The first path of a class; the paths of the class share its first {@code fixed} nodes. */
  private record Candidate(int[] path, int fixed, BitSet refused) {}

  private static final Comparator<Candidate> BY_LENGTH_THEN_NODES =
      Comparator.<Candidate>comparingInt(candidate -> candidate.path().length)
          .thenComparing(Candidate::path, Arrays::compare);

  private final Links links;
  private final int size;
  private final BitSet starts;
  private final BitSet targets;
  private final long mostSteps;
  private long steps;

  /**
   * A search between two sets that share no node.
   *
   * @param size how many nodes there are
   * @param mostSteps the number of steps after which it gives up; each step examines one arc
   */
  TrailSearch(Links links, int size, BitSet starts, BitSet targets, long mostSteps) {
    this.links = links;
    this.size = size;
    this.starts = starts;
    this.targets = targets;
    this.mostSteps = mostSteps;
  }

  /**
   * The first paths, read by a reader.
   *
   * @param most the largest number of paths
   */
  Trails first(int most, TrailReader reader) {
    PriorityQueue<Candidate> open = new PriorityQueue<>(BY_LENGTH_THEN_NODES);
    best(new int[0], new BitSet(size)).ifPresent(open::add);
    List<Trail> listed = new ArrayList<>();
    while (!open.isEmpty() && listed.size() < most && steps < mostSteps) {
      Candidate next = open.remove();
      listed.add(reader.read(next.path()));
      for (int fixed = next.fixed(); fixed < next.path().length; fixed++) {
        BitSet refused = fixed == next.fixed() ? (BitSet) next.refused().clone() : new BitSet(size);
        refused.set(next.path()[fixed]);
        best(Arrays.copyOf(next.path(), fixed), refused).ifPresent(open::add);
      }
    }
    return new Trails(
        new Listing<>(listed, open.isEmpty()), open.isEmpty() ? "" : limit(listed.size(), most));
  }

  private static String limit(int listed, int most) {
    return String.format(
        Locale.ROOT,
        listed == most
            ? "The list ends at its limit, %,d; there are more paths. The verdict does not need them."
            : "The list ends at %,d, as the search took too many steps; there are more paths."
                + " The verdict does not need them.",
        listed);
  }

  /** The first path that begins with given nodes and continues with none of the refused. */
  private Optional<Candidate> best(int[] prefix, BitSet refused) {
    int[] cameFrom = new int[size];
    Arrays.fill(cameFrom, UNSEEN);
    starts.stream().forEach(start -> cameFrom[start] = NONE);
    Arrays.stream(prefix).forEach(node -> cameFrom[node] = NONE);
    Deque<Integer> open = new ArrayDeque<>();
    if (prefix.length == 0) {
      starts.stream().filter(start -> !refused.get(start)).forEach(open::add);
    } else {
      enter(prefix[prefix.length - 1], refused, cameFrom, open);
    }
    while (!open.isEmpty()) {
      int node = open.remove();
      if (targets.get(node)) {
        return Optional.of(new Candidate(join(prefix, node, cameFrom), prefix.length, refused));
      }
      enter(node, new BitSet(), cameFrom, open);
    }
    return Optional.empty();
  }

  private void enter(int node, BitSet refused, int[] cameFrom, Deque<Integer> open) {
    for (int link : links.of(node)) {
      int next = Links.node(link);
      steps++;
      if (cameFrom[next] == UNSEEN && !refused.get(next)) {
        cameFrom[next] = node;
        open.add(next);
      }
    }
  }

  /** The beginning, then the path from its last node, or from a start, to the end. */
  private static int[] join(int[] prefix, int end, int[] cameFrom) {
    Deque<Integer> rest = new ArrayDeque<>();
    int node = end;
    while (cameFrom[node] != NONE) {
      rest.addFirst(node);
      node = cameFrom[node];
    }
    if (prefix.length == 0) {
      rest.addFirst(node);
    }
    return IntStream.concat(Arrays.stream(prefix), rest.stream().mapToInt(Integer::intValue))
        .toArray();
  }
}
