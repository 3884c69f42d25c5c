package org.disentangle.pgm.independence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.disentangle.pgm.TooLargeException;
import org.disentangle.pgm.graph.Graph;

/**
 * The statements about two single nodes that hold in a graph. They say all: the sets X and Y are
 * separated if and only if each node of X is separated from each of Y by the same given set.
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
   * The statements of a graph.
   *
   * @param mostGiven largest size of the given set; that of all nodes less two, or more, asks for
   *     everything
   * @throws TooLargeException if that is more than ten million statements
   */
  public static Independencies of(Graph graph, int mostGiven) {
    int size = graph.nodes().size();
    int largest = Math.max(0, Math.min(mostGiven, size - 2));
    long asked = PairwiseStatements.count(size, largest);
    if (asked > MOST_ASKED) {
      throw new TooLargeException(
          String.format(
              Locale.ROOT,
              "%d nodes with at most %d given make %,d statements, more than the %,d that are"
                  + " listed; ask for smaller given sets",
              size,
              largest,
              asked,
              MOST_ASKED));
    }
    PairTest test = PairTest.of(graph);
    List<Statement> holding = new ArrayList<>();
    for (int given = 0; given <= largest; given++) {
      PairwiseStatements.visit(
          size,
          given,
          (one, other, z) -> {
            if (test.separated(one, other, z)) {
              holding.add(Statement.of(graph.nodes(), one, other, z));
            }
            return true;
          });
    }
    return new Independencies(holding, asked, largest);
  }
}
