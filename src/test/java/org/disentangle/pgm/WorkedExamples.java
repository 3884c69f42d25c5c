package org.disentangle.pgm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;

/** Graphs whose answers are known. */
public final class WorkedExamples {
  /** The cliques of {@link #undirected}, as they are given. */
  public static final List<List<String>> CLIQUES = letters("OAT", "ATM", "BTM", "OS", "SB", "C");

  /** The cliques of {@link #sevenNodes}. */
  public static final List<List<String>> SEVEN_CLIQUES =
      letters("ABC", "BCD", "CDF", "EB", "EF", "EG");

  private WorkedExamples() {}

  /** Sets of nodes with one letter each. */
  public static List<List<String>> letters(String... sets) {
    return Arrays.stream(sets)
        .map(set -> List.of(set.split("", -1)))
        .map(WorkedExamples::named)
        .toList();
  }

  private static List<String> named(List<String> letters) {
    return letters.stream().filter(letter -> !letter.isEmpty()).toList();
  }

  /** Edges written as two letters. */
  public static List<Edge> edges(String... pairs) {
    return Arrays.stream(pairs)
        .map(pair -> new Edge(pair.substring(0, 1), pair.substring(1)))
        .toList();
  }

  /** Arcs written as two letters. */
  public static List<Arc> arcs(String... pairs) {
    return Arrays.stream(pairs)
        .map(pair -> new Arc(pair.substring(0, 1), pair.substring(1)))
        .toList();
  }

  /** Six variables, one collider that is a chain node too, and C by itself. */
  public static DirectedGraph directed() {
    return DirectedGraph.of(
        List.of("C", "O", "A", "S", "T", "B", "M"), arcs("OS", "OT", "AT", "SB", "BM", "TM", "AM"));
  }

  /** The undirected graph over the same nodes. */
  public static UndirectedGraph undirected() {
    return UndirectedGraph.ofCliques(directed().nodes().names(), CLIQUES);
  }

  /** Another undirected graph, with two holes. */
  public static UndirectedGraph sevenNodes() {
    return UndirectedGraph.ofCliques(List.of("A", "B", "C", "D", "E", "F", "G"), SEVEN_CLIQUES);
  }

  /** Lauritzen and Spiegelhalter (1988), "Local computations with probabilities", Table 1. */
  public static BayesianNetwork asia() {
    Map<String, String> parents = new LinkedHashMap<>();
    Map<String, double[]> yes = new LinkedHashMap<>();
    put("asia", "", parents, yes, 0.01);
    put("tub", "asia", parents, yes, 0.05, 0.01);
    put("smoke", "", parents, yes, 0.5);
    put("lung", "smoke", parents, yes, 0.1, 0.01);
    put("bronc", "smoke", parents, yes, 0.6, 0.3);
    put("either", "tub lung", parents, yes, 1, 1, 1, 0);
    put("xray", "either", parents, yes, 0.98, 0.05);
    put("dysp", "bronc either", parents, yes, 0.9, 0.8, 0.7, 0.1);
    List<Arc> arcs =
        parents.entrySet().stream()
            .flatMap(
                entry -> split(entry.getValue()).map(parent -> new Arc(parent, entry.getKey())))
            .toList();
    Map<String, Factor> tables = new LinkedHashMap<>();
    yes.forEach(
        (node, rows) ->
            tables.put(
                node,
                new Factor(
                    Stream.concat(split(parents.get(node)), Stream.of(node))
                        .map(name -> new Variable(name, List.of("yes", "no")))
                        .toList(),
                    Arrays.stream(rows)
                        .flatMap(row -> Arrays.stream(new double[] {row, 1 - row}))
                        .toArray())));
    return new BayesianNetwork(DirectedGraph.of(parents.keySet(), arcs), tables);
  }

  private static void put(
      String node,
      String above,
      Map<String, String> parents,
      Map<String, double[]> yes,
      double... rows) {
    parents.put(node, above);
    yes.put(node, rows);
  }

  private static Stream<String> split(String names) {
    return Arrays.stream(names.split(" ", -1)).filter(name -> !name.isEmpty());
  }
}
