package org.disentangle.pgm.independence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.separation.Observation;
import org.disentangle.pgm.separation.Statement;

/**
 * The statements about two single nodes that hold in a graph. They determine all others: the sets X
 * and Y are separated if and only if each node of X is separated from each of Y by the same given
 * set.
 *
 * @param statements those that hold, by the size of the given set, then by the two nodes, then by
 *     the given set, each in the order of the nodes
 * @param asked how many statements were tried
 * @param mostGiven the largest size of a given set that was tried
 */
public record Independencies(List<Statement> statements, long asked, int mostGiven) {
  private static final long MOST_ASKED = 10_000_000;

  /** Copies the list. */
  public Independencies {
    statements = List.copyOf(statements);
  }

  /**
   * The statements of a graph whose nodes may all be given.
   *
   * @param mostGiven largest size of the given set; with the number of nodes less two, or more, all
   *     statements are tried
   * @throws TooLargeException if that is more than ten million statements
   */
  public static Independencies of(Graph graph, int mostGiven) {
    return of(graph, mostGiven, Observation.free());
  }

  /**
   * The statements of a graph.
   *
   * @param mostGiven largest size of the given set besides the adjusted nodes; with the number of
   *     nodes less two, or more, all statements are tried
   * @param observation which nodes are in no given set, and which in all: statements are about the
   *     other nodes
   * @throws TooLargeException if that is more than ten million statements
   */
  public static Independencies of(Graph graph, int mostGiven, Observation observation) {
    Nodes nodes = graph.nodes();
    BitSet latent = nodes.set(observation.latent());
    BitSet adjusted = nodes.set(observation.adjusted());
    int[] free = IntStream.range(0, nodes.size()).filter(node -> !adjusted.get(node)).toArray();
    int largest = Math.max(0, Math.min(mostGiven, free.length - 2));
    long most = PairwiseStatements.count(free.length, largest);
    if (most > MOST_ASKED) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "%d nodes with at most %d given make %,d statements, more than the %,d that are"
                  + " listed; ask for smaller given sets",
              free.length,
              largest,
              most,
              MOST_ASKED));
    }
    PairTest test = PairTest.of(graph);
    List<Statement> holding = new ArrayList<>();
    long[] asked = {0};
    for (int given = 0; given <= largest; given++) {
      PairwiseStatements.visit(
          free.length,
          given,
          (one, other, some) -> {
            if (!observation.isFree() && Arrays.stream(some).anyMatch(i -> latent.get(free[i]))) {
              return true;
            }
            asked[0]++;
            int[] z = observation.isFree() ? some : with(adjusted, free, some);
            if (test.separated(free[one], free[other], z)) {
              holding.add(Statement.of(nodes, free[one], free[other], z));
            }
            return true;
          });
    }
    return new Independencies(holding, asked[0], largest);
  }

  private static int[] with(BitSet adjusted, int[] free, int[] some) {
    return IntStream.concat(Arrays.stream(some).map(i -> free[i]), adjusted.stream())
        .sorted()
        .toArray();
  }
}
