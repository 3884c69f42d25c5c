package org.disentangle.pgm.graph;

import java.util.BitSet;
import java.util.List;

/**
 * The Markov blanket of a node of a directed graph, which separates it from all other nodes: its
 * parents, its children and their other parents (Pearl 1988, section 3.3.1).
 *
 * @param node whose blanket it is
 * @param parents of the node, in the order of the graph, like all lists here
 * @param children of the node
 * @param coParents the other parents of the children; one may also be a parent or a child itself
 * @param members the blanket: the union of the three
 */
public record MarkovBlanket(
    String node,
    List<String> parents,
    List<String> children,
    List<String> coParents,
    List<String> members) {
  /** Copies the lists. */
  public MarkovBlanket {
    parents = List.copyOf(parents);
    children = List.copyOf(children);
    coParents = List.copyOf(coParents);
    members = List.copyOf(members);
  }

  /**
   * The blanket of a node.
   *
   * @throws org.disentangle.UserErrorException if the graph has no such node
   */
  public static MarkovBlanket of(DirectedGraph graph, String node) {
    Nodes nodes = graph.nodes();
    BitSet coParents = new BitSet(nodes.size());
    for (String child : graph.children(node)) {
      coParents.or(nodes.set(graph.parents(child)));
    }
    coParents.clear(nodes.index(node));
    BitSet members = (BitSet) coParents.clone();
    members.or(nodes.set(graph.parents(node)));
    members.or(nodes.set(graph.children(node)));
    return new MarkovBlanket(
        node,
        graph.parents(node),
        graph.children(node),
        nodes.names(coParents),
        nodes.names(members));
  }

  /** The blankets of all nodes, in the order of the graph. */
  public static List<MarkovBlanket> all(DirectedGraph graph) {
    return graph.nodes().names().stream().map(node -> of(graph, node)).toList();
  }
}
