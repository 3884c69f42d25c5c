package org.disentangle.pgm.independence;

import java.util.Optional;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Nodes;

/**
 * The statements that a directed graph makes by d-separation. Every verdict is reached twice, by
 * Bayes-ball and in the moral graph of the ancestral set. Immutable.
 */
public final class DirectedIndependence implements IndependenceModel {
  /** How many paths are listed unless said otherwise. */
  public static final int MOST_TRAILS = 1000;

  /** Arcs looked at; a second or so. */
  private static final long MOST_STEPS = 100_000_000;

  private final DirectedGraph graph;
  private final Links links;
  private final BayesBall ball;

  /** The statements of a graph. */
  public DirectedIndependence(DirectedGraph graph) {
    this.graph = graph;
    this.links = new Links(graph);
    this.ball = new BayesBall(graph, links);
  }

  @Override
  public DirectedGraph graph() {
    return graph;
  }

  @Override
  public boolean holds(Statement statement) {
    return prove(statement, activePath(statement)).separation().separated();
  }

  @Override
  public DirectedSeparation explain(Statement statement) {
    return explain(statement, MOST_TRAILS);
  }

  /**
   * Whether a statement holds, and why.
   *
   * @param mostTrails how many paths at most are listed, 0 or more; the verdict does not depend on
   *     it
   */
  public DirectedSeparation explain(Statement statement, int mostTrails) {
    Nodes nodes = graph.nodes();
    TrailReader reader = new TrailReader(graph, nodes.set(statement.given()));
    TrailSearch search =
        new TrailSearch(
            links, nodes.size(), nodes.set(statement.x()), nodes.set(statement.y()), MOST_STEPS);
    Optional<int[]> active = activePath(statement);
    return new DirectedSeparation(
        statement,
        active.isEmpty(),
        active.map(reader::read),
        search.first(mostTrails, reader),
        prove(statement, active));
  }

  private Optional<int[]> activePath(Statement statement) {
    Nodes nodes = graph.nodes();
    return ball.activePath(
        nodes.set(statement.x()), nodes.set(statement.y()), nodes.set(statement.given()));
  }

  /** The second verdict; that two independent ones agree is what makes either believable. */
  private AncestralProof prove(Statement statement, Optional<int[]> active) {
    AncestralProof proof = AncestralProof.of(graph, statement);
    if (proof.separation().separated() != active.isEmpty()) {
      throw new IllegalStateException(
          "Bayes-ball and the moral graph disagree on " + statement + " in " + graph);
    }
    return proof;
  }
}
