package org.disentangle.pgm.separation;

import java.util.BitSet;
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
   * @param mostTrails how many paths at most are listed, 0 or more; the verdict does not depend on
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

  /** That two verdicts reached in different ways agree is what makes either believable. */
  private void demandAgreement(Statement statement, boolean byBall, boolean byMoralGraph) {
    if (byBall != byMoralGraph) {
      throw new IllegalStateException(
          "Bayes-ball and the moral graph disagree on " + statement + " in " + graph);
    }
  }
}
