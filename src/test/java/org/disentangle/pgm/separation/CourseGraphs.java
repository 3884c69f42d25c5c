package org.disentangle.pgm.separation;

import java.util.Arrays;
import java.util.List;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/** The three graphs of the course, and a short way to write others. */
public final class CourseGraphs {
  public static final DirectedGraph NET1 = directed("M S F I T D", "MI SI IT FT ID TD");
  public static final DirectedGraph NET2 = directed("A B C M O S T", "OS OT AT SB BM TM AM");
  public static final UndirectedGraph NET2_UNDIRECTED =
      cliques("A B C M O S T", "OAT ATM BTM OS SB C");
  public static final UndirectedGraph NET3 = cliques("A B C D E F G", "ABC BCD CDF EB EF EG");

  private CourseGraphs() {}

  /** Nodes of one letter, arcs of two. */
  public static DirectedGraph directed(String nodes, String arcs) {
    return DirectedGraph.of(
        words(nodes),
        words(arcs).stream().map(arc -> new Arc(arc.substring(0, 1), arc.substring(1))).toList());
  }

  public static UndirectedGraph undirected(String nodes, String edges) {
    return UndirectedGraph.of(
        words(nodes),
        words(edges).stream()
            .map(edge -> new Edge(edge.substring(0, 1), edge.substring(1)))
            .toList());
  }

  public static UndirectedGraph cliques(String nodes, String cliques) {
    return UndirectedGraph.ofCliques(
        words(nodes),
        words(cliques).stream()
            .map(clique -> clique.chars().mapToObj(Character::toString).toList())
            .toList());
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
