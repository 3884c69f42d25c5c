package org.disentangle.pgm.separation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Marriage;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.Nodes;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.graph.VStructure;
import org.disentangle.pgm.name.Names;

/**
 * A minimal separator of two sets of nodes, which separates them while no proper subset does: of
 * several, one close to the first set.
 *
 * <p>In a directed graph it is searched in the moral graph of the two sets and their ancestors: if
 * any set separates them, a subset of these nodes does, and such a subset separates there if and
 * only if it does in the graph itself (van der Zander, Liśkiewicz &amp; Textor 2019, "Separators
 * and adjustment sets in causal graphs", Artificial Intelligence 270, section 4). It takes two
 * searches over that graph, in time linear in its size; the result is checked in the graph itself.
 *
 * @param statement that holds
 * @param needed for each node of the given set, in its order, what connects the two sets without it
 */
public record MinimalSeparation(Statement statement, List<Separation> needed) {
  /** Copies the list. */
  public MinimalSeparation {
    needed = List.copyOf(needed);
  }

  /**
   * A minimal separator of two sets.
   *
   * @param pair the two sets; nothing is given
   * @throws UserErrorException if nothing separates them, naming the nodes that are joined, or if
   *     something is given
   */
  public static MinimalSeparation of(Graph graph, Statement pair) {
    return of(graph, pair, Observation.free());
  }

  /**
   * A minimal separator of two sets that contains no latent node.
   *
   * @param pair the two sets; nothing is given
   * @throws UserErrorException as {@link #of(Graph, Statement)}, if only latent nodes separate
   *     them, or if a node is adjusted
   */
  public static MinimalSeparation of(Graph graph, Statement pair, Observation observation) {
    if (!observation.adjusted().isEmpty()) {
      throw new UserErrorException(
          "the given set is what is sought, but "
              + Names.list(List.copyOf(observation.adjusted()))
              + (observation.adjusted().size() == 1 ? " is" : " are")
              + " adjusted and so given in every question; take the mark [adjusted] off");
    }
    if (!pair.given().isEmpty()) {
      throw new UserErrorException(
          "the given set is what is sought, but "
              + Names.of(pair.given())
              + " is given; leave out the bar, as in \"S ; D\"");
    }
    Nodes nodes = graph.nodes();
    BitSet x = nodes.set(pair.x());
    BitSet y = nodes.set(pair.y());
    BitSet asked = (BitSet) x.clone();
    asked.or(y);
    BitSet known = new BitSet();
    known.set(0, nodes.size());
    UndirectedGraph searched;
    if (graph instanceof DirectedGraph directed) {
      known = directed.withAncestors(asked);
      Moralization moral = Moralization.of(directed.on(known));
      refuseMarried(moral.marriages(), pair);
      searched = UndirectedGraph.of(nodes.names(), moral.graph().edges());
    } else {
      searched = (UndirectedGraph) graph;
    }
    refuseAdjacent(searched, x, y);
    known.andNot(asked);
    known.andNot(nodes.set(observation.latent()));
    BitSet nearX = met(searched, x, known);
    BitSet given = met(searched, y, nearX);
    Statement found = new Statement(pair.x(), pair.y(), nodes.names(given));
    if (!observation.latent().isEmpty() && !IndependenceModel.of(graph).holds(found)) {
      throw new UserErrorException(
          "nothing that is observed separates the two sets: a path between them has no inner node"
              + " but latent ones ("
              + Names.list(List.copyOf(observation.latent()))
              + ")");
    }
    return checked(graph, found);
  }

  private static void refuseMarried(List<Marriage> marriages, Statement pair) {
    for (Marriage each : marriages) {
      Edge edge = each.edge();
      if ((pair.x().contains(edge.one()) && pair.y().contains(edge.other()))
          || (pair.y().contains(edge.one()) && pair.x().contains(edge.other()))) {
        String child = each.children().get(0);
        throw new UserErrorException(
            "nothing separates the two sets: the path "
                + new VStructure(edge.one(), child, edge.other())
                + " and those that go on from "
                + child
                + " to a node asked about are never all blocked");
      }
    }
  }

  private static void refuseAdjacent(UndirectedGraph graph, BitSet x, BitSet y) {
    Nodes nodes = graph.nodes();
    for (int one = x.nextSetBit(0); one >= 0; one = x.nextSetBit(one + 1)) {
      BitSet joined = graph.neighbourSet(one);
      joined.and(y);
      if (!joined.isEmpty()) {
        throw new UserErrorException(
            "nothing separates the two sets: "
                + nodes.name(one)
                + " and "
                + nodes.name(joined.nextSetBit(0))
                + " are adjacent, and adjacent nodes are never separated");
      }
    }
  }

  /** The nodes of a set that a search meets first, as it does not continue beyond them. */
  private static BitSet met(UndirectedGraph graph, BitSet starts, BitSet set) {
    BitSet reached = (BitSet) starts.clone();
    BitSet fresh = (BitSet) starts.clone();
    while (!fresh.isEmpty()) {
      BitSet next = new BitSet();
      for (int node = fresh.nextSetBit(0); node >= 0; node = fresh.nextSetBit(node + 1)) {
        next.or(graph.neighbourSet(node));
      }
      next.andNot(reached);
      reached.or(next);
      next.andNot(set);
      fresh = next;
    }
    reached.and(set);
    return reached;
  }

  private static MinimalSeparation checked(Graph graph, Statement found) {
    IndependenceModel model = IndependenceModel.of(graph);
    List<Separation> needed = new ArrayList<>();
    for (String node : found.given()) {
      List<String> others = found.given().stream().filter(each -> !each.equals(node)).toList();
      Statement less = new Statement(found.x(), found.y(), others);
      needed.add(
          model instanceof DirectedIndependence directed
              ? directed.explain(less, 0)
              : model.explain(less));
    }
    Optional<Separation> needless = needed.stream().filter(Separation::separated).findFirst();
    if (!model.holds(found) || needless.isPresent()) {
      throw new IllegalStateException(
          found
              + " is no minimal separation"
              + needless.map(each -> ": " + each.statement() + " holds").orElse(""));
    }
    return new MinimalSeparation(found, needed);
  }
}
