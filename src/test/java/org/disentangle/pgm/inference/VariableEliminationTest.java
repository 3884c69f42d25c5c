package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.DirectedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableEliminationTest {
  private static final VariableElimination ASIA = new VariableElimination(WorkedExamples.asia());

  /** By brute force over the joint table and by another variable elimination, in Python. */
  @ParameterizedTest
  @CsvSource({
    "asia, 0.01",
    "tub, 0.0104",
    "smoke, 0.5",
    "lung, 0.055",
    "bronc, 0.45",
    "either, 0.064828",
    "xray, 0.11029004",
    "dysp, 0.4359706",
    "lung | xray=yes, 0.4887114",
    "lung | xray=yes dysp=yes, 0.6212528",
    "bronc | dysp=yes, 0.83396734",
    "tub | asia=yes xray=yes, 0.3377156",
    "tub | asia=yes dysp=yes smoke=no, 0.11283498",
    "smoke | dysp=yes xray=no, 0.60466612",
  })
  void asia(String query, double yes) {
    Posterior answer = ASIA.posterior(Query.parse(query));
    assertEquals(yes, answer.distribution().value(0), 5e-8);
    assertEquals(1 - yes, answer.distribution().value(1), 5e-8);
  }

  /** The vignette of gRain, an R package: asia=yes, dysp=yes. */
  @Test
  void asiaAsPublished() {
    Map<String, Double> published = Map.of("tub", 0.08775, "lung", 0.09953, "bronc", 0.81140);
    published.forEach(
        (target, yes) -> {
          Posterior answer = ASIA.posterior(Query.parse(target + " | asia=yes dysp=yes"));
          assertEquals(yes, answer.distribution().value(0), 5e-6);
          assertEquals(
              0.004501375, answer.evidenceProbability().known().orElseThrow().doubleValue(), 5e-10);
        });
  }

  @Test
  void targetsComeInTheOrderAskedFor() {
    Factor one = ASIA.posterior(Query.parse("lung smoke")).distribution();
    Factor other = ASIA.posterior(Query.parse("smoke, lung")).distribution();
    assertEquals(List.of("lung", "smoke"), one.names());
    assertArrayEquals(new double[] {0.05, 0.005, 0.45, 0.495}, one.values(), 1e-15);
    assertArrayEquals(new double[] {0.05, 0.45, 0.005, 0.495}, other.values(), 1e-15);
  }

  /** Whatever the order, the numbers are those of the table of all joint states. */
  @Test
  void everyOrderGivesTheJointTablesNumbers() {
    DirectedGraph graph =
        DirectedGraph.of(
            List.of("a", "b", "c", "d", "e", "f"),
            WorkedExamples.arcs("ac", "bc", "cd", "be", "de"));
    BayesianNetwork directed = new RandomTables(3, 2).network(graph);
    MarkovNetwork undirected =
        new RandomTables(4, 3)
            .network(graph.nodes().names(), WorkedExamples.letters("abc", "cd", "de", "eb"));
    for (GraphicalModel model : List.of(directed, undirected)) {
      Joint joint = new Joint(model);
      Setting evidence = new Setting("e", "1");
      double[] margin = new double[model.variables().get(2).cardinality()];
      double given = 0;
      for (int i = 0; i < joint.size(); i++) {
        if (joint.state(i, 4) == 1) {
          margin[joint.state(i, 2)] += joint.probability(i);
          given += joint.probability(i);
        }
      }
      double evidenceProbability = given;
      double[] expected = Arrays.stream(margin).map(p -> p / evidenceProbability).toArray();
      int orders = 0;
      for (List<String> order : permutations(List.of("a", "b", "d", "f"))) {
        Posterior answer =
            new VariableElimination(model)
                .inOrder(order)
                .posterior(new Query(List.of("c"), List.of(evidence)));
        assertEquals(order, answer.plan().order());
        assertArrayEquals(expected, answer.distribution().values(), 1e-14);
        assertEquals(
            evidenceProbability,
            answer.evidenceProbability().known().orElseThrow().doubleValue(),
            1e-14);
        orders++;
      }
      assertEquals(24, orders);
      for (List<String> order : permutations(graph.nodes().names())) {
        assertEquals(
            joint.z(),
            new VariableElimination(model).inOrder(order).partition().z().doubleValue(),
            1e-14 * joint.z());
      }
    }
  }

  private static List<List<String>> permutations(List<String> names) {
    if (names.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : names) {
      List<String> rest = new ArrayList<>(names);
      rest.remove(first);
      for (List<String> tail : permutations(rest)) {
        List<String> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theMostProbableAssignmentIsThatOfTheJointTable(long seed) {
    List<GraphicalModel> models =
        List.of(
            new RandomTables(seed, 2).network(WorkedExamples.directed()),
            new RandomTables(seed, 3)
                .network(WorkedExamples.directed().nodes().names(), WorkedExamples.CLIQUES));
    for (GraphicalModel model : models) {
      Joint joint = new Joint(model);
      int best = -1;
      double given = 0;
      for (int i = 0; i < joint.size(); i++) {
        if (joint.state(i, 3) == 1 && joint.state(i, 6) == 0) {
          given += joint.probability(i);
          if (best < 0 || joint.probability(i) > joint.probability(best)) {
            best = i;
          }
        }
      }
      List<Setting> evidence = List.of(new Setting("M", "0"), new Setting("S", "1"));
      MostProbable answer = new VariableElimination(model).mostProbable(evidence);
      int found = best;
      List<Setting> expected =
          IntStream.of(0, 1, 2, 4, 5)
              .mapToObj(
                  v -> new Setting(model.variables().get(v).name(), "" + joint.state(found, v)))
              .toList();
      assertEquals(expected, answer.assignment());
      assertEquals(
          joint.probability(best),
          answer.jointProbability().known().orElseThrow().doubleValue(),
          1e-15);
      assertEquals(
          joint.probability(best) / given, answer.posteriorProbability().doubleValue(), 1e-14);
    }
  }

  @Test
  void ofEquallyProbableStatesTheFirstIsTaken() {
    List<Variable> two =
        List.of(new Variable("a", List.of("x", "y")), new Variable("b", List.of("x", "y")));
    MarkovNetwork even =
        new MarkovNetwork(two, List.of(new Factor(two, new double[] {1, 2, 2, 2})));
    MostProbable answer = new VariableElimination(even).mostProbable(List.of());
    assertEquals(2.0 / 7, answer.jointProbability().known().orElseThrow().doubleValue(), 1e-16);
    assertEquals("[a=y, b=x]", answer.assignment().toString());
    MostProbable known =
        new VariableElimination(even)
            .mostProbable(List.of(new Setting("a", "x"), new Setting("b", "x")));
    assertEquals(List.of(), known.assignment());
    assertEquals(1, known.posteriorProbability().doubleValue());
  }

  @Test
  void thePlanTellsWhatHappens() {
    EliminationPlan plan = ASIA.plan(Query.parse("lung | dysp=yes xray=no"));
    assertEquals(List.of(), plan.barren());
    assertEquals(List.of("xray", "dysp"), plan.evidence());
    assertEquals(List.of("lung"), plan.result());
    List<List<String>> live = new ArrayList<>();
    for (Factor factor : WorkedExamples.asia().factors()) {
      List<String> scope = new ArrayList<>(factor.names());
      scope.removeAll(plan.evidence());
      live.add(scope);
    }
    for (EliminationStep step : plan.steps()) {
      assertTrue(step.in().stream().allMatch(scope -> scope.contains(step.variable())));
      for (List<String> scope : step.in()) {
        live.remove(live.stream().filter(each -> sameSet(each, scope)).findFirst().orElseThrow());
      }
      assertTrue(live.stream().noneMatch(scope -> scope.contains(step.variable())));
      assertTrue(step.in().stream().allMatch(step.product()::containsAll));
      assertEquals(BigInteger.TWO.pow(step.product().size()), step.entries());
      List<String> expected = new ArrayList<>(step.product());
      expected.remove(step.variable());
      assertEquals(expected, step.out());
      live.add(step.out());
    }
    assertEquals(live.size(), plan.left().size());
    assertEquals(2, plan.width());
    assertEquals(BigInteger.valueOf(8), plan.largestEntries());

    EliminationPlan pruned = ASIA.plan(Query.parse("lung | smoke=yes"));
    assertEquals(List.of("asia", "tub", "bronc", "either", "xray", "dysp"), pruned.barren());
    assertEquals(List.of(), pruned.steps());
    Posterior whole =
        ASIA.inOrder(List.of("dysp", "xray", "either", "bronc", "tub", "asia"))
            .posterior(Query.parse("lung | smoke=yes"));
    assertEquals(List.of(), whole.plan().barren());
    assertArrayEquals(new double[] {0.1, 0.9}, whole.distribution().values(), 1e-15);
  }

  private static boolean sameSet(List<String> one, List<String> other) {
    return one.size() == other.size() && one.containsAll(other);
  }

  @Test
  void longProductsNeitherVanishNorLoseDigits() {
    int length = 2000;
    List<Variable> chain =
        IntStream.range(0, length).mapToObj(i -> new Variable("x" + i, List.of("0", "1"))).toList();
    List<Factor> factors = new ArrayList<>();
    for (int i = 1; i < length; i++) {
      factors.add(
          new Factor(
              List.of(chain.get(i - 1), chain.get(i)),
              new double[] {3e-200, 1e-200, 1e-200, 3e-200}));
    }
    VariableElimination inference = new VariableElimination(new MarkovNetwork(chain, factors));
    // Every row sums to 4e-200, so Z = 2 · (4e-200)^1999.
    double lnZ = Math.log(2) + (length - 1) * Math.log(4e-200);
    assertEquals(lnZ, inference.partition().z().ln(), 1e-12 * -lnZ);
    assertEquals(0, inference.partition().z().doubleValue());
    // P(same state at distance d) = (1 + 2^-d) / 2.
    Posterior near = inference.posterior(Query.parse("x1010 | x1000=1"));
    assertEquals((1 - Math.pow(2, -10)) / 2, near.distribution().value(0), 1e-13);
    assertEquals(0.5, near.evidenceProbability().known().orElseThrow().doubleValue(), 1e-12);
    MostProbable best = inference.mostProbable(List.of(new Setting("x0", "1")));
    assertTrue(best.assignment().stream().allMatch(setting -> setting.state().equals("1")));
    assertEquals(1999 * Math.log(0.75), best.posteriorProbability().ln(), 1e-9);
  }

  @Test
  void whatIsTooWideIsRefusedBeforeItIsAllocated() {
    List<String> names = IntStream.range(0, 60).mapToObj(i -> "v" + i).toList();
    List<List<String>> pairs = new ArrayList<>();
    for (int one = 0; one < 60; one++) {
      for (int other = one + 1; other < 60; other++) {
        pairs.add(List.of(names.get(one), names.get(other)));
      }
    }
    MarkovNetwork complete = new RandomTables(1, 2).network(names, pairs);
    String message =
        assertThrows(UserErrorException.class, () -> new VariableElimination(complete).partition())
            .getMessage();
    assertTrue(
        message.startsWith(
            "the network is too wide for this question: at width 59 the largest table, over (v0,"
                + " v1, v2, v3, v4, v5, v6, v7 and 52 more), has about 1.2E+18 entries, and the"
                + " tables would take 18.00 EiB where 256.0 MiB are allowed"),
        message);
    String small =
        assertThrows(
                UserErrorException.class, () -> ASIA.within(200).posterior(Query.parse("dysp")))
            .getMessage();
    assertTrue(
        small.contains("at width 2 the largest table, over (tub, lung, either), has 8"), small);
    assertTrue(small.contains("where 200.0 B are allowed"), small);
  }

  @Test
  void theMemoryIsWhatTheTablesTake() {
    // x0 - x1 - x2, three states: tables of 9; their product for x1 is one of 27, and leaves 9.
    MarkovNetwork path =
        new RandomTables(1, 3).network(List.of("a", "b", "c"), WorkedExamples.letters("ab", "bc"));
    EliminationPlan plan =
        new VariableElimination(path).inOrder(List.of("b")).plan(Query.parse("a c"));
    assertEquals(BigInteger.valueOf(12 * (9 + 9 + 27 + 9)), plan.peakBytes());
    assertEquals(List.of("a", "b", "c"), plan.largestScope());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "cancer; the graph has no node cancer; it has asia, tub, smoke",
        "lung | ray=yes; the graph has no node ray; it has asia",
        "lung | xray=maybe; the variable xray has no state maybe; it has yes, no",
        "lung | lung=yes; lung is asked for and given as evidence too",
        "lung lung; lung is asked for twice",
        "lung | xray=yes xray=no; the evidence names xray twice",
        "| xray=yes; the query asks for no variable",
        "lung | xray; the evidence \"xray\" is not of the form variable=state",
        "lung | xray=; the evidence \"xray=\" is not of the form",
        "lung | a | b; \"lung | a | b\" has more than one bar",
        "bronc | either=no tub=yes; the evidence either=no, tub=yes has probability 0",
      })
  void mistakesAreNamed(String query, String message) {
    String said =
        assertThrows(UserErrorException.class, () -> ASIA.posterior(Query.parse(query)))
            .getMessage();
    // The delimiter of the table is in some of the messages too.
    assertTrue(said.startsWith(message.split(";", -1)[0]), said);
  }

  @Test
  void impossibleEvidenceHasNoMostProbableCause() {
    List<Setting> impossible = List.of(new Setting("either", "no"), new Setting("lung", "yes"));
    assertTrue(
        assertThrows(UserErrorException.class, () -> ASIA.mostProbable(impossible))
            .getMessage()
            .contains("either=no, lung=yes has probability 0"));
    Variable only = new Variable("a", List.of("0", "1"));
    MarkovNetwork nothing =
        new MarkovNetwork(List.of(only), List.of(new Factor(List.of(only), new double[2])));
    assertTrue(
        assertThrows(
                UserErrorException.class,
                () -> new VariableElimination(nothing).posterior(Query.parse("a")))
            .getMessage()
            .contains("0 in every joint state"));
    assertTrue(new VariableElimination(nothing).partition().z().isZero());
  }

  @Test
  void ordersThatDoNotFitAreNamed() {
    Query query = Query.parse("lung | xray=yes");
    Map<List<String>, String> faults = new LinkedHashMap<>();
    faults.put(List.of("asia", "asia"), "the elimination order names asia twice");
    faults.put(List.of("asia", "lung"), "names lung, which is a target or observed");
    faults.put(List.of("asia", "tub", "smoke"), "lacks bronc, either, dysp");
    faults.put(List.of("asien"), "the graph has no node asien");
    faults.forEach(
        (order, message) ->
            assertTrue(
                assertThrows(UserErrorException.class, () -> ASIA.inOrder(order).posterior(query))
                    .getMessage()
                    .contains(message)));
  }

  /** A network of one variable in no table: all states weigh 1. */
  @Test
  void aVariableInNoTableCountsItsStates() {
    MarkovNetwork free =
        new MarkovNetwork(
            List.of(new Variable("a", List.of("x", "y", "z"))), Collections.emptyList());
    assertEquals(3, new VariableElimination(free).partition().z().doubleValue());
    assertEquals(
        1.0 / 3, new VariableElimination(free).posterior(Query.parse("a")).distribution().value(2));
  }
}
