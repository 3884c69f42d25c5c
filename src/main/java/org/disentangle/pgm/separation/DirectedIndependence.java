package org.disentangle.pgm.separation;

import java.util.BitSet;
import java.util.Optional;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Nodes;

/**
 * The independence statements of a directed graph by d-separation. Every verdict is computed twice,
 * by Bayes-ball and in the moral graph of the ancestral set. Immutable.
 */
public final class DirectedIndependence implements IndependenceModel {
  /** The default number of listed paths. */
  public static final int MOST_TRAILS = 1000;

  /** The largest number of arcs examined; about a second. */
  private static final long MOST_STEPS = 100_000_000;

  private final DirectedGraph graph;
  private final Links links;
  private final BayesBall ball;
  private final MoralSearch moral;

  /** The statements of a graph. */
  public DirectedIndependence(DirectedGraph graph) {
    this.graph = graph;
    this.links = new Links(graph);
    this.ball = new BayesBall(graph, links);
    this.moral = new MoralSearch(graph);
  }

  @Override
  public DirectedGraph graph() {
    return graph;
  }

  @Override
  public boolean holds(Statement statement) {
    Nodes nodes = graph.nodes();
    BitSet x = nodes.set(statement.x());
    BitSet y = nodes.set(statement.y());
    BitSet given = nodes.set(statement.given());
    boolean separated = ball.activePath(x, y, given).isEmpty();
    demandAgreement(statement, separated, moral.separated(x, y, given));
    return separated;
  }

  @Override
  public DirectedSeparation explain(Statement statement) {
    return explain(statement, MOST_TRAILS);
  }

  /**
   * Whether a statement holds, and why.
   *
   * @param mostTrails the largest number of listed paths, 0 or more; the verdict does not depend on
   *     it
   */
  public DirectedSeparation explain(Statement statement, int mostTrails) {
    Nodes nodes = graph.nodes();
    BitSet x = nodes.set(statement.x());
    BitSet y = nodes.set(statement.y());
    BitSet given = nodes.set(statement.given());
    Optional<int[]> active = ball.activePath(x, y, given);
    AncestralProof proof = AncestralProof.of(graph, statement);
    demandAgreement(statement, active.isEmpty(), proof.separation().separated());
    TrailReader reader = new TrailReader(graph, given);
    return new DirectedSeparation(
        statement,
        active.isEmpty(),
        active.map(reader::read),
        new TrailSearch(links, nodes.size(), x, y, MOST_STEPS).first(mostTrails, reader),
        proof);
  }

  /** Checks that the two verdicts agree. */
  private void demandAgreement(Statement statement, boolean byBall, boolean byMoralGraph) {
    if (byBall != byMoralGraph) {
      throw new IllegalStateException(
          "Bayes-ball and the moral graph disagree on " + statement + " in " + graph);
    }
  }
}
