package org.disentangle.pgm.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The moral graph of a directed graph: without directions, and with parents of a common child
 * joined (Lauritzen &amp; Spiegelhalter 1988).
 *
 * <p>It is the smallest undirected graph whose independencies all hold in the directed graph
 * (Koller &amp; Friedman 2009, section 4.5.1).
 *
 * @param graph the moral graph
 * @param marriages the edges that were added, in the order of the nodes
 */
public record Moralization(UndirectedGraph graph, List<Marriage> marriages) {
  /** Copies the list. */
  public Moralization {
    marriages = List.copyOf(marriages);
  }

  /** Moralises a graph. */
  public static Moralization of(DirectedGraph graph) {
    Nodes nodes = graph.nodes();
    Map<Integer, List<String>> childrenOfPair = new TreeMap<>();
    for (VStructure each : VStructure.of(graph)) {
      int pair = nodes.index(each.one()) * nodes.size() + nodes.index(each.other());
      childrenOfPair.computeIfAbsent(pair, p -> new ArrayList<>()).add(each.collider());
    }
    List<Marriage> marriages = new ArrayList<>();
    childrenOfPair.forEach(
        (pair, children) ->
            marriages.add(
                new Marriage(
                    new Edge(nodes.name(pair / nodes.size()), nodes.name(pair % nodes.size())),
                    children)));
    return new Moralization(
        UndirectedGraph.of(
            nodes.names(),
            Stream.concat(graph.skeleton().edges().stream(), marriages.stream().map(Marriage::edge))
                .toList()),
        marriages);
  }
}
