package org.disentangle.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.disentangle.Patience;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.clique.JunctionTree;
import org.disentangle.pgm.clique.MaximalCliques;
import org.disentangle.pgm.clique.Triangulation;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.graph.Edge;
import org.disentangle.pgm.graph.GibbsFactorization;
import org.disentangle.pgm.graph.Graph;
import org.disentangle.pgm.graph.Moralization;
import org.disentangle.pgm.graph.UndirectedGraph;
import org.disentangle.pgm.independence.Counterexample;
import org.disentangle.pgm.independence.MapTest;
import org.disentangle.pgm.inference.DirectedMargin;
import org.disentangle.pgm.inference.Query;
import org.disentangle.pgm.inference.UndirectedMargin;
import org.disentangle.pgm.inference.VariableElimination;
import org.disentangle.pgm.separation.IndependenceModel;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Graphs of thousands of nodes. The bounds are far above what the work takes on a slow and busy
 * machine, and far below what it took when every pair was compared with everything.
 */
class LargeGraphsTest {

  private static List<String> names(int size) {
    return IntStream.range(0, size).mapToObj(i -> "v" + i).toList();
  }

  /** Every node has up to three parents among the thirty before it. */
  private static DirectedGraph network(int size) {
    Random random = new Random(1);
    List<String> names = names(size);
    List<Arc> arcs = new ArrayList<>();
    for (int i = 1; i < size; i++) {
      List<Integer> before =
          new ArrayList<>(IntStream.range(Math.max(0, i - 30), i).boxed().toList());
      Collections.shuffle(before, random);
      for (int parent : before.subList(0, Math.min(before.size(), random.nextInt(4)))) {
        arcs.add(new Arc(names.get(parent), names.get(i)));
      }
    }
    return DirectedGraph.of(names, arcs);
  }

  private static UndirectedGraph star(int leaves) {
    List<String> names = new ArrayList<>(List.of("hub"));
    names.addAll(names(leaves));
    return UndirectedGraph.of(
        names, names(leaves).stream().map(leaf -> new Edge("hub", leaf)).toList());
  }

  /** Each pair of the 2,000 nodes given all others was one statement, and kept. */
  @Test
  void mapsOfThousandsOfNodesAreTested() {
    DirectedGraph directed = network(2000);
    UndirectedGraph moral = Moralization.of(directed).graph();
    assertTimeoutPreemptively(
        Patience.DURATION,
        () -> {
          MapTest test = MapTest.of(moral, directed);
          assertTrue(test.independenceMap().holds(), "the moral graph is an I-map");
          assertFalse(test.dependenceMap().holds(), "but says less");
          check(test.dependenceMap().counterexample().orElseThrow(), directed, moral);
          UndirectedGraph skeleton = directed.skeleton();
          MapTest less = MapTest.of(skeleton, directed);
          assertFalse(less.independenceMap().holds(), "married parents are not joined");
          check(less.independenceMap().counterexample().orElseThrow(), skeleton, directed);
          MapTest turned = MapTest.of(directed, skeleton);
          assertFalse(turned.dependenceMap().holds());
          check(turned.dependenceMap().counterexample().orElseThrow(), skeleton, directed);
        });
  }

  private static void check(Counterexample found, Graph holding, Graph broken) {
    Statement statement = found.statement();
    IndependenceModel in = IndependenceModel.of(holding);
    IndependenceModel other = IndependenceModel.of(broken);
    assertTrue(in.holds(statement), statement.toString());
    assertFalse(other.holds(statement), statement.toString());
    for (String left : statement.given()) {
      List<String> fewer = new ArrayList<>(statement.given());
      fewer.remove(left);
      Statement smaller = new Statement(statement.x(), statement.y(), fewer);
      assertFalse(in.holds(smaller) && !other.holds(smaller), smaller + " is enough");
    }
  }

  /** All pairs of its cliques share the hub: 50 million candidate links. */
  @Test
  void theJunctionTreeOfAStarIsBuilt() {
    int leaves = 10_000;
    assertTimeoutPreemptively(
        Patience.DURATION,
        () -> {
          Triangulation triangulation = Triangulation.minimumFill(star(leaves));
          assertEquals(List.of(), triangulation.fill());
          JunctionTree tree = JunctionTree.of(triangulation.chordal());
          assertEquals(leaves, tree.cliques().size());
          assertEquals(1, tree.trees());
          assertEquals(1, tree.width());
          assertTrue(tree.links().stream().allMatch(link -> link.one() == 0));
        });
  }

  @Test
  void theCentreOfAStarIsSummedOutOrRefusedWithTheNumber() {
    assertTimeoutPreemptively(
        Patience.DURATION,
        () -> {
          UndirectedGraph star = star(1200);
          UndirectedMargin margin = UndirectedMargin.of(star, "hub");
          assertEquals(1200 * 1199 / 2, margin.fill().size());
        });
    String said =
        assertThrows(TooLargeException.class, () -> UndirectedMargin.of(star(5000), "hub"))
            .getMessage();
    assertTrue(said.contains("its 5,000 neighbours with one another, 12,497,500 pairs"), said);
    DirectedGraph directed =
        DirectedGraph.of(
            star(5000).nodes().names(),
            names(5000).stream().map(leaf -> new Arc("hub", leaf)).toList());
    said =
        assertThrows(TooLargeException.class, () -> DirectedMargin.of(directed, "hub"))
            .getMessage();
    assertTrue(said.contains("12,497,500 pairs"), said);
    assertTrue(DirectedMargin.of(directed, "v3").barren(), "leaves are easy");
  }

  /** 3^20 maximal cliques: what needs them all says how many are too many. */
  @Test
  void tooManyCliquesAreAMatterOfTheQuestion() {
    List<Edge> edges = new ArrayList<>();
    for (int one = 0; one < 60; one++) {
      for (int other = one + 1; other < 60; other++) {
        if (one / 3 != other / 3) {
          edges.add(new Edge("v" + one, "v" + other));
        }
      }
    }
    UndirectedGraph graph = UndirectedGraph.of(names(60), edges);
    String said =
        assertThrows(TooLargeException.class, () -> MaximalCliques.all(graph)).getMessage();
    assertTrue(said.startsWith("the graph has more than 10,000 maximal cliques"), said);
    assertThrows(TooLargeException.class, () -> UndirectedMargin.of(graph, "v0"));
  }

  /** What a large network has was listed whole where a question named none of it. */
  @Test
  void sentencesAboutLargeNetworksStayShort() {
    List<Variable> variables =
        names(1041).stream().map(name -> new Variable(name, List.of("0", "1"))).toList();
    VariableElimination large = new VariableElimination(new MarkovNetwork(variables, List.of()));
    assertShort("and 1,021 more", () -> large.posterior(Query.parse("")));
    Query query = Query.parse("v0");
    assertShort("names v1 twice", () -> large.inOrder(List.of("v1", "v1")).posterior(query));
    assertShort("lacks v2, v3", () -> large.inOrder(List.of("v1")).posterior(query));
    assertShort(
        "and 1,021 more",
        () -> MapTest.of(star(1041), DirectedGraph.of(List.of("hub"), List.of())));
  }

  private static void assertShort(String part, Executable question) {
    String said = assertThrows(UserErrorException.class, question).getMessage();
    assertTrue(said.contains(part) && said.length() < 350, said);
  }

  /** Each edge used to be looked for in each clique. */
  @Test
  void aFactorisationOverThousandsOfCliquesIsWrittenDown() {
    int size = 8000;
    List<List<String>> pairs =
        IntStream.range(1, size)
            .mapToObj(i -> List.of("v" + i / 2, "v" + i))
            .filter(pair -> !pair.get(0).equals(pair.get(1)))
            .toList();
    UndirectedGraph tree = UndirectedGraph.ofCliques(names(size), pairs);
    assertTimeoutPreemptively(
        Patience.DURATION,
        () -> assertEquals(pairs.size(), GibbsFactorization.of(tree, pairs).cliques().size()));
  }
}
