package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.Arc;
import org.disentangle.pgm.graph.DirectedGraph;
import org.disentangle.pgm.inference.ConditionalInformation.Verdict;
import org.disentangle.pgm.separation.DirectedIndependence;
import org.disentangle.pgm.separation.Statement;
import org.junit.jupiter.api.Test;

/** Numbers that stand for a statement: information, and what scaling a table does. */
class WitnessTest {
  /** Over all 672 statements about two of seven nodes. */
  @Test
  void informationVanishesExactlyWhereTheGraphSeparates() {
    DirectedGraph graph = WorkedExamples.directed();
    BayesianNetwork network = new RandomTables(1, 2).network(graph);
    DirectedIndependence independence = new DirectedIndependence(graph);
    List<Statement> statements = MarginTest.statements(graph);
    assertEquals(672, statements.size());
    double mostSeparated = 0;
    double leastConnected = Double.POSITIVE_INFINITY;
    int separated = 0;
    for (Statement statement : statements) {
      ConditionalInformation information = ConditionalInformation.of(network, statement);
      if (independence.holds(statement)) {
        separated++;
        mostSeparated = Math.max(mostSeparated, Math.abs(information.nats()));
        assertEquals(Verdict.INDEPENDENT, information.verdict(), statement::toString);
      } else {
        leastConnected = Math.min(leastConnected, information.nats());
        assertEquals(Verdict.DEPENDENT, information.verdict(), statement::toString);
      }
    }
    assertEquals(280, separated);
    assertTrue(mostSeparated < 1e-15, mostSeparated + " nats");
    assertTrue(leastConnected > 1e-9, leastConnected + " nats");
  }

  /** I = H(X) + H(Y) - H(X, Y) for two sets of two variables; X is a copy of Y where asked. */
  @Test
  void informationOfSetsIsThatOfTheirJointStates() {
    BayesianNetwork network = new RandomTables(9, 3).network(WorkedExamples.directed());
    Statement statement = new Statement(List.of("O", "S"), List.of("M", "T"), List.of());
    double expected =
        entropy(network, List.of("O", "S"))
            + entropy(network, List.of("M", "T"))
            - entropy(network, List.of("O", "S", "M", "T"));
    assertEquals(expected, ConditionalInformation.of(network, statement).nats(), 1e-14);
    Statement given = new Statement(List.of("O"), List.of("M", "B"), List.of("S", "T"));
    double conditional =
        entropy(network, List.of("O", "S", "T"))
            + entropy(network, List.of("M", "B", "S", "T"))
            - entropy(network, List.of("O", "M", "B", "S", "T"))
            - entropy(network, List.of("S", "T"));
    assertEquals(conditional, ConditionalInformation.of(network, given).nats(), 1e-14);
  }

  private static double entropy(BayesianNetwork network, List<String> names) {
    Factor joint =
        new VariableElimination(network).posterior(new Query(names, List.of())).distribution();
    return IntStream.range(0, joint.size())
        .mapToDouble(i -> -joint.value(i) * Math.log(joint.value(i)))
        .sum();
  }

  /** A copy tells all: the information is the entropy. */
  @Test
  void zerosAreNoObstacle() {
    Variable a = new Variable("a", List.of("x", "y"));
    Variable b = new Variable("b", List.of("x", "y"));
    BayesianNetwork copy =
        new BayesianNetwork(
            DirectedGraph.of(List.of("a", "b"), List.of(new Arc("a", "b"))),
            Map.of(
                "a", new Factor(List.of(a), new double[] {0.25, 0.75}),
                "b", new Factor(List.of(a, b), new double[] {1, 0, 0, 1})));
    double entropy = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
    assertEquals(
        entropy,
        ConditionalInformation.of(copy, new Statement(List.of("a"), List.of("b"), List.of()))
            .nats(),
        1e-16);
  }

  @Test
  void scalingATableScalesZAndNothingElse() {
    MarkovNetwork network =
        new RandomTables(7, 2)
            .network(WorkedExamples.sevenNodes().nodes().names(), WorkedExamples.SEVEN_CLIQUES);
    Scaling scaling = Scaling.of(network, 1, 5);
    assertEquals(List.of("B", "C", "D"), scaling.scope());
    assertEquals(5, scaling.ratio(), 1e-15);
    assertEquals(new Joint(network).z(), scaling.zBefore().doubleValue(), 1e-12);
    assertTrue(scaling.largestDifference().orElseThrow() < 1e-16);
    Scaling tiny = Scaling.of(network, 1, 1e-320);
    assertEquals(Math.log(1e-320), tiny.zAfter().ln() - tiny.zBefore().ln(), 1e-3);
    for (double wrong : new double[] {0, -2, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          assertThrows(UserErrorException.class, () -> Scaling.of(network, 1, wrong)).getMessage();
      assertTrue(message.contains("scaled by " + wrong), message);
    }
  }

  @Test
  void whereThereAreTooManyJointStatesOnlyZIsCompared() {
    List<String> names = IntStream.range(0, 30).mapToObj(i -> "x" + i).toList();
    List<List<String>> pairs =
        IntStream.range(1, 30).mapToObj(i -> List.of(names.get(i - 1), names.get(i))).toList();
    MarkovNetwork chain = new RandomTables(2, 2).network(names, pairs);
    Scaling scaling = Scaling.of(chain, 3, 0.5);
    assertEquals(OptionalDouble.empty(), scaling.largestDifference());
    assertEquals(0.5, scaling.ratio(), 1e-15);
    MarginCheck check = MarginCheck.of(chain, "x7");
    assertEquals(OptionalDouble.empty(), check.largestDifference());
    assertEquals(1, check.zAfter().dividedBy(check.zBefore()).doubleValue(), 1e-14);
  }
}
