package org.disentangle.pgm.separation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.junit.jupiter.api.Test;

/** What comes with a verdict proves it, checked by code that shares nothing with the program. */
class CertificatesTest {

  @Test
  void thoseOfDirectedGraphs() {
    BruteForce.allAscending(
        4,
        brute -> {
          for (int z = 0; z < 4; z++) {
            check(brute, 1, 8, z << 1);
            check(brute, 4, 2, (z & 1) | (z & 2) << 2);
          }
        });
    Random random = new Random(11);
    for (int trial = 0; trial < 300; trial++) {
      BruteForce brute = BruteForce.random(random, 5 + trial % 4, 0.4, true);
      int rest = (1 << brute.nodes) - 4 & random.nextInt();
      int also = trial % 3 == 0 ? 1 << 2 : 0;
      check(brute, 1, 2 | also, rest & ~also);
    }
  }

  @Test
  void thoseOfUndirectedGraphs() {
    BruteForce.allUndirected(
        5,
        brute -> {
          for (int z = 0; z < 8; z++) {
            check(ask(brute.undirectedGraph(), brute, 1, 2, z << 2), brute.undirectedGraph());
          }
        });
  }

  private static UndirectedSeparation ask(
      UndirectedGraph graph, BruteForce brute, int x, int y, int z) {
    UndirectedSeparation answer =
        new UndirectedIndependence(graph)
            .explain(new Statement(BruteForce.names(x), BruteForce.names(y), BruteForce.names(z)));
    List<int[]> free = brute.paths(x, y).stream().filter(path -> brute.active(path, z)).toList();
    assertEquals(free.isEmpty() ? List.of() : names(free.get(0)), answer.connection());
    return answer;
  }

  private static void check(BruteForce brute, int x, int y, int z) {
    DirectedGraph graph = brute.directedGraph();
    DirectedSeparation answer =
        new DirectedIndependence(graph)
            .explain(
                new Statement(BruteForce.names(x), BruteForce.names(y), BruteForce.names(z)),
                Integer.MAX_VALUE);
    List<int[]> paths = brute.paths(x, y);
    List<int[]> active = paths.stream().filter(path -> brute.active(path, z)).toList();
    assertEquals(active.isEmpty(), answer.separated());
    assertEquals(active.isEmpty() ? List.of() : names(active.get(0)), answer.connection());
    assertEquals(paths.size(), answer.trails().paths().listed().size());
    for (int i = 0; i < paths.size(); i++) {
      check(brute, paths.get(i), z, answer.trails().paths().listed().get(i));
    }
    answer
        .active()
        .ifPresent(
            trail -> assertTrue(answer.trails().paths().listed().contains(trail), "listed too"));
    check(answer.proof(), graph);
  }

  private static void check(BruteForce brute, int[] path, int z, Trail trail) {
    assertEquals(names(path), trail.nodes());
    List<Arc> arcs = new ArrayList<>();
    for (int i = 1; i < path.length; i++) {
      boolean forwards = BruteForce.has(brute.out[path[i - 1]], path[i]);
      String from = BruteForce.name(path[forwards ? i - 1 : i]);
      arcs.add(new Arc(from, BruteForce.name(path[forwards ? i : i - 1])));
    }
    assertEquals(arcs, trail.arcs());
    for (int i = 1; i < path.length - 1; i++) {
      InnerNode inner = trail.inner().get(i - 1);
      boolean in = BruteForce.has(brute.out[path[i - 1]], path[i]);
      boolean out = BruteForce.has(brute.out[path[i]], path[i + 1]);
      assertEquals(BruteForce.name(path[i]), inner.node());
      assertEquals(
          in && !out
              ? Meeting.HEAD_TO_HEAD
              : !in && out ? Meeting.TAIL_TO_TAIL : Meeting.HEAD_TO_TAIL,
          inner.meeting());
      assertEquals(BruteForce.has(z, path[i]), inner.observed());
      assertEquals(brute.blocks(path, i, z), inner.blocks());
      boolean open = inner.meeting() == Meeting.HEAD_TO_HEAD && !inner.blocks();
      assertEquals(open, !inner.witness().isEmpty());
      if (open) {
        checkWitness(brute, path[i], z, inner.witness());
      }
    }
  }

  private static void checkWitness(BruteForce brute, int collider, int z, List<String> witness) {
    int[] nodes = witness.stream().mapToInt(name -> name.charAt(0) - 'a').toArray();
    assertEquals(collider, nodes[0]);
    for (int i = 1; i < nodes.length; i++) {
      assertTrue(BruteForce.has(brute.out[nodes[i - 1]], nodes[i]), witness.toString());
    }
    int reach = 1 << collider;
    int steps = 0;
    while ((reach & z) == 0) {
      int all = reach;
      reach |= BruteForce.members(all).map(node -> brute.out[node]).reduce(0, (a, b) -> a | b);
      steps++;
    }
    assertEquals(steps, nodes.length - 1, "no observed node is nearer");
    assertTrue(BruteForce.has(z, nodes[steps]), witness.toString());
  }

  /** The ancestral set and the moral graph, put together again from the arcs. */
  private static void check(AncestralProof proof, DirectedGraph graph) {
    Statement statement = proof.separation().statement();
    TreeSet<String> ancestral = new TreeSet<>(statement.x());
    ancestral.addAll(statement.y());
    ancestral.addAll(statement.given());
    for (int round = 0; round < graph.nodes().size(); round++) {
      graph.arcs().stream()
          .filter(arc -> ancestral.contains(arc.to()))
          .forEach(arc -> ancestral.add(arc.from()));
    }
    assertEquals(List.copyOf(ancestral), proof.ancestral());
    TreeSet<String> edges = new TreeSet<>();
    for (Arc arc : graph.arcs()) {
      if (ancestral.contains(arc.to())) {
        edges.add(text(arc.from(), arc.to()));
        graph.arcs().stream()
            .filter(each -> each.to().equals(arc.to()) && !each.from().equals(arc.from()))
            .forEach(each -> edges.add(text(arc.from(), each.from())));
      }
    }
    assertArrayEquals(
        edges.toArray(), proof.moral().edges().stream().map(Edge::toString).toArray());
    check(proof.separation(), proof.moral());
  }

  /** Either there is a path around the given nodes, or nothing leaves what is cut off. */
  private static void check(UndirectedSeparation separation, UndirectedGraph graph) {
    Statement statement = separation.statement();
    if (!separation.separated()) {
      List<String> path = separation.connection();
      assertTrue(statement.x().contains(path.get(0)));
      assertTrue(statement.y().contains(path.get(path.size() - 1)));
      for (int i = 0; i < path.size(); i++) {
        assertTrue(!statement.given().contains(path.get(i)));
        assertTrue(i == 0 || graph.neighbours(path.get(i)).contains(path.get(i - 1)));
      }
      return;
    }
    assertTrue(separation.reached().containsAll(statement.x()));
    assertTrue(statement.y().stream().noneMatch(separation.reached()::contains));
    for (String node : separation.reached()) {
      for (String neighbour : graph.neighbours(node)) {
        assertTrue(
            separation.reached().contains(neighbour) || separation.border().contains(neighbour));
      }
    }
    assertTrue(statement.given().containsAll(separation.border()));
  }

  private static String text(String one, String other) {
    return one.compareTo(other) < 0
        ? new Edge(one, other).toString()
        : new Edge(other, one).toString();
  }

  private static List<String> names(int[] path) {
    return Arrays.stream(path).mapToObj(BruteForce::name).toList();
  }
}
