package org.disentangle.pgm.independence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.separation.BruteForce;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts equal the definition's on every small graph, whichever way they are reached. */
class AllSmallGraphsTest {

  /** The numbers of labelled acyclic graphs: OEIS A003024. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 25", "4, 543", "5, 29281"})
  void masksAgreeOnAllDirectedGraphs(int nodes, int expected) {
    AtomicInteger count = new AtomicInteger();
    int[][] members =
        IntStream.range(0, 1 << nodes)
            .mapToObj(mask -> BruteForce.members(mask).toArray())
            .toArray(int[][]::new);
    BruteForce.allDirected(
        nodes,
        brute -> {
          count.incrementAndGet();
          DirectedGraph graph = brute.directedGraph();
          PairTest masks = PairTest.of(graph);
          for (int x = 0; x < nodes; x++) {
            for (int y = x + 1; y < nodes; y++) {
              List<int[]> paths = brute.paths(1 << x, 1 << y);
              for (int z = 0; z < 1 << nodes; z++) {
                if ((z & (1 << x | 1 << y)) == 0) {
                  int given = z;
                  boolean separated = paths.stream().noneMatch(path -> brute.active(path, given));
                  assertEquals(separated, masks.separated(x, y, members[z]), graph::toString);
                }
              }
            }
          }
        });
    assertEquals(expected, count.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void bothVerdictsAgreeOnEveryShapeOfDirectedGraph(int nodes) {
    // Every acyclic graph is, up to the names of its nodes, one whose arcs lead upwards.
    BruteForce.allAscending(nodes, AllSmallGraphsTest::checkAllPairs);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void bothVerdictsAgreeOnAllDirectedGraphs(int nodes) {
    BruteForce.allDirected(nodes, AllSmallGraphsTest::checkAllPairs);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void verdictsAgreeOnAllUndirectedGraphs(int nodes) {
    BruteForce.allUndirected(nodes, AllSmallGraphsTest::checkAllPairs);
  }

  @Test
  void setsAreSeparatedAsTheDefinitionSays() {
    BruteForce.allAscending(4, AllSmallGraphsTest::checkAllSets);
    BruteForce.allUndirected(4, AllSmallGraphsTest::checkAllSets);
  }

  @Test
  void verdictsAgreeOnRandomLargerGraphs() {
    Random random = new Random(1);
    for (int trial = 0; trial < 400; trial++) {
      int nodes = 6 + trial % 5;
      BruteForce brute = BruteForce.random(random, nodes, 0.1 + 0.25 * random.nextDouble(), true);
      checkOne(brute, random);
      BruteForce undirected = BruteForce.random(random, nodes, 0.3, false);
      checkOne(undirected, random);
    }
  }

  private static void checkAllPairs(BruteForce brute) {
    IndependenceModel model = IndependenceModel.of(brute.graph());
    PairTest masks = PairTest.of(brute.graph());
    for (int x = 0; x < brute.nodes; x++) {
      for (int y = x + 1; y < brute.nodes; y++) {
        for (int z = 0; z < 1 << brute.nodes; z++) {
          if ((z & (1 << x | 1 << y)) == 0) {
            boolean separated = brute.separated(1 << x, 1 << y, z);
            assertEquals(separated, holds(model, 1 << x, 1 << y, z));
            assertEquals(separated, masks.separated(x, y, BruteForce.members(z).toArray()));
          }
        }
      }
    }
  }

  private static void checkAllSets(BruteForce brute) {
    IndependenceModel model = IndependenceModel.of(brute.graph());
    for (int x = 1; x < 1 << brute.nodes; x++) {
      for (int y = 1; y < 1 << brute.nodes; y++) {
        for (int z = 0; z < 1 << brute.nodes; z++) {
          if ((x & y) == 0 && (z & (x | y)) == 0) {
            assertEquals(brute.separated(x, y, z), holds(model, x, y, z));
          }
        }
      }
    }
  }

  /** One question by chance: every node goes into one of the sets or into none. */
  private static void checkOne(BruteForce brute, Random random) {
    int[] sets = {1, 2, 0, 0};
    for (int node = 2; node < brute.nodes; node++) {
      sets[random.nextInt(sets.length)] |= 1 << node;
    }
    Graph graph = brute.graph();
    assertEquals(
        brute.separated(sets[0], sets[1], sets[2]),
        holds(IndependenceModel.of(graph), sets[0], sets[1], sets[2]),
        graph.toString());
  }

  private static boolean holds(IndependenceModel model, int x, int y, int z) {
    return model.holds(
        new Statement(BruteForce.names(x), BruteForce.names(y), BruteForce.names(z)));
  }
}
