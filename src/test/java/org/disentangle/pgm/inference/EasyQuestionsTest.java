package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions whose own tables are small, asked of networks that are far too wide as a whole. */
class EasyQuestionsTest {
  private static final int SIDE = 30;

  /** A square grid of pairs, of width 30. */
  private static List<List<String>> grid() {
    List<List<String>> pairs = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        if (column + 1 < SIDE) {
          pairs.add(List.of(cell(row, column), cell(row, column + 1)));
        }
        if (row + 1 < SIDE) {
          pairs.add(List.of(cell(row, column), cell(row + 1, column)));
        }
      }
    }
    return pairs;
  }

  private static String cell(int row, int column) {
    return "g" + row + "_" + column;
  }

  private static List<String> names(List<List<String>> scopes) {
    return scopes.stream().flatMap(List::stream).distinct().toList();
  }

  private static MarkovNetwork network(List<List<String>> scopes) {
    return new RandomTables(5, 2).network(names(scopes), scopes);
  }

  @Test
  void evidenceThatPartsTheGridLeavesAnEasyQuestion() {
    MarkovNetwork grid = network(grid());
    Query corner = Query.parse("g0_0 | g0_1=0 g1_0=1");
    Posterior found = new VariableElimination(grid).posterior(corner);
    assertEquals(0, found.plan().width());
    assertEquals(SIDE * SIDE - 3, found.plan().apart().size());
    assertEquals(List.of(), found.plan().steps());
    // The two tables at the corner say all, whatever the other variables do.
    double[] expected = new double[2];
    Factor right = factor(grid, "g0_0", "g0_1");
    Factor down = factor(grid, "g0_0", "g1_0");
    for (int state = 0; state < 2; state++) {
      expected[state] = right.value(2 * state) * down.value(2 * state + 1);
    }
    double sum = expected[0] + expected[1];
    assertArrayEquals(
        new double[] {expected[0] / sum, expected[1] / sum}, found.distribution().values(), 1e-15);
    String reason =
        assertInstanceOf(AbsoluteProbability.LeftOut.class, found.evidenceProbability()).reason();
    assertTrue(reason.contains("too wide: at width "), reason);
    assertTrue(reason.endsWith("allow more memory with --memory"), reason);
  }

  private static Factor factor(GraphicalModel model, String... names) {
    return model.factors().stream()
        .filter(factor -> factor.names().equals(List.of(names)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPartOfItsOwnIsAnsweredInFullBesideAGrid() {
    List<List<String>> scopes = new ArrayList<>(List.of(List.of("a", "b"), List.of("b", "c")));
    MarkovNetwork alone = network(scopes);
    scopes.addAll(grid());
    MarkovNetwork both = network(scopes);
    assertEquals(alone.factors().get(1).value(3), both.factors().get(1).value(3), "same tables");
    for (String query : List.of("a", "a | c=1", "a b | c=0")) {
      Posterior expected = new VariableElimination(alone).posterior(Query.parse(query));
      Posterior found = new VariableElimination(both).posterior(Query.parse(query));
      assertArrayEquals(
          expected.distribution().values(), found.distribution().values(), 1e-15, query);
      assertEquals(
          expected.evidenceProbability().known().orElseThrow().doubleValue(),
          found.evidenceProbability().known().orElseThrow().doubleValue(),
          1e-15,
          query);
    }
  }

  /** Every cell of one colour known: each of the others is a question of its own. */
  @Test
  void theMostProbableStateNeedsNoPartitionFunction() {
    MarkovNetwork grid = network(grid());
    List<Setting> evidence = new ArrayList<>();
    for (int row = 0; row < SIDE; row++) {
      for (int column = row % 2; column < SIDE; column += 2) {
        evidence.add(new Setting(cell(row, column), "0"));
      }
    }
    MostProbable found = new VariableElimination(grid).mostProbable(evidence);
    assertEquals(0, found.plan().width());
    assertEquals(SIDE * SIDE / 2, found.assignment().size());
    assertInstanceOf(AbsoluteProbability.LeftOut.class, found.jointProbability());
    // Its posterior probability is the product of those of the single variables.
    double ln = 0;
    for (Setting setting : found.assignment()) {
      double[] weights = {1, 1};
      for (Factor factor : grid.factors()) {
        int place = factor.names().indexOf(setting.variable());
        for (int state = 0; state < 2 && place >= 0; state++) {
          weights[state] *= factor.value(place == 0 ? 2 * state : state);
        }
      }
      int best = Integer.parseInt(setting.state());
      assertTrue(weights[best] >= weights[1 - best]);
      ln += Math.log(weights[best] / (weights[0] + weights[1]));
    }
    assertEquals(ln, found.posteriorProbability().ln(), 1e-9 * -ln);
  }

  /** A directed grid is as wide; what evidence parts from the target need not be summed. */
  @Test
  void whatEvidencePartsInABayesianNetworkIsLeftOutToo() {
    List<List<String>> pairs = new ArrayList<>(grid());
    pairs.add(List.of(cell(SIDE - 1, SIDE - 1), "e"));
    pairs.add(List.of("e", "x"));
    DirectedGraph graph =
        DirectedGraph.of(
            names(pairs), pairs.stream().map(pair -> new Arc(pair.get(0), pair.get(1))).toList());
    BayesianNetwork network = new RandomTables(2, 2).network(graph);
    Posterior found = new VariableElimination(network).posterior(Query.parse("x | e=1"));
    Factor table = network.factors().get(graph.nodes().index("x"));
    assertArrayEquals(
        new double[] {table.value(2), table.value(3)}, found.distribution().values(), 1e-15);
    assertInstanceOf(AbsoluteProbability.LeftOut.class, found.evidenceProbability());
    // Nothing below the evidence is asked for: the whole grid is barren.
    assertEquals(
        SIDE * SIDE + 1,
        new VariableElimination(network).posterior(Query.parse("g0_0")).plan().barren().size());
  }

  /** The sums that are left out may be the ones that are 0: that is found, or said. */
  @Test
  void impossibleEvidenceApartFromTheTargetIsStillRefused() {
    Variable a = new Variable("a", List.of("0", "1"));
    Variable b = new Variable("b", List.of("0", "1"));
    MarkovNetwork parted =
        new MarkovNetwork(
            List.of(a, b),
            List.of(
                new Factor(List.of(a), new double[] {1, 3}),
                new Factor(List.of(b), new double[] {0, 1})));
    VariableElimination inference = new VariableElimination(parted);
    assertEquals(0.75, inference.posterior(Query.parse("a | b=1")).distribution().value(1), 1e-16);
    assertTrue(
        assertThrows(UserErrorException.class, () -> inference.posterior(Query.parse("a | b=0")))
            .getMessage()
            .startsWith("the evidence b=0 has probability 0"));
    MarkovNetwork empty =
        new MarkovNetwork(
            List.of(a, b),
            List.of(
                new Factor(List.of(a), new double[] {1, 3}),
                new Factor(List.of(b), new double[] {0, 0})));
    assertTrue(
        assertThrows(
                UserErrorException.class,
                () -> new VariableElimination(empty).posterior(Query.parse("a")))
            .getMessage()
            .contains("0 in every joint state"));
  }

  @Test
  void thatTheEvidenceMayBeImpossibleIsSaidWhereItIsNotKnown() {
    List<List<String>> scopes = new ArrayList<>(grid());
    MarkovNetwork positive = network(scopes);
    List<Factor> tables = new ArrayList<>(positive.factors());
    Factor last = tables.remove(tables.size() - 1);
    tables.add(new Factor(last.scope(), new double[] {0, 1, 1, 0}));
    MarkovNetwork withZeros = new MarkovNetwork(positive.variables(), tables);
    Posterior found =
        new VariableElimination(withZeros).posterior(Query.parse("g0_0 | g0_1=0 g1_0=1"));
    String reason =
        assertInstanceOf(AbsoluteProbability.LeftOut.class, found.evidenceProbability()).reason();
    assertTrue(reason.contains("not certain either that the evidence can happen"), reason);
  }

  /** Sparse random networks with much evidence: often in parts, and always right. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whateverIsLeftOutTheNumbersAreThoseOfTheJointTable(long seed) {
    Random random = new Random(seed);
    List<String> names = IntStream.range(0, 8).mapToObj(i -> "v" + i).toList();
    for (int run = 0; run < 60; run++) {
      List<List<String>> pairs = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        for (int j = i + 1; j < names.size(); j++) {
          if (random.nextInt(4) == 0) {
            pairs.add(List.of(names.get(i), names.get(j)));
          }
        }
      }
      GraphicalModel model =
          random.nextBoolean()
              ? new RandomTables(run, 2).network(names, pairs)
              : new RandomTables(run, 2)
                  .network(
                      DirectedGraph.of(
                          names,
                          pairs.stream().map(pair -> new Arc(pair.get(0), pair.get(1))).toList()));
      compare(model, random);
    }
  }

  private static void compare(GraphicalModel model, Random random) {
    Joint joint = new Joint(model);
    int target = random.nextInt(8);
    List<Setting> evidence = new ArrayList<>();
    for (int v = 0; v < 8; v++) {
      if (v != target && random.nextInt(3) == 0) {
        evidence.add(new Setting("v" + v, "" + random.nextInt(2)));
      }
    }
    double[] expected = new double[2];
    for (int i = 0; i < joint.size(); i++) {
      int state = i;
      if (evidence.stream()
          .allMatch(
              each ->
                  joint.state(state, Integer.parseInt(each.variable().substring(1)))
                      == Integer.parseInt(each.state()))) {
        expected[joint.state(i, target)] += joint.probability(i);
      }
    }
    double given = expected[0] + expected[1];
    Posterior found =
        new VariableElimination(model).posterior(new Query(List.of("v" + target), evidence));
    assertEquals(expected[0] / given, found.distribution().value(0), 1e-13);
    assertEquals(given, found.evidenceProbability().known().orElseThrow().doubleValue(), 1e-13);
  }
}
