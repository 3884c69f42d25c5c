package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.RandomTables;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Likelihood evidence, against the table of all joint states. */
final class LikelihoodTest {
  private static final VariableElimination ASIA = new VariableElimination(WorkedExamples.asia());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyJointStateIsWeighed(long seed) {
    List<GraphicalModel> models =
        List.of(
            new RandomTables(seed, 3).network(WorkedExamples.directed()),
            new RandomTables(seed, 3)
                .network(WorkedExamples.directed().nodes().names(), WorkedExamples.CLIQUES));
    Query query =
        new Query(
            List.of("A"),
            List.of(new Setting("M", "0")),
            List.of(
                new Likelihood("B", List.of(0.2, 0.0, 3.0)),
                new Likelihood("S", List.of(1.0, 5.0, 0.5)),
                new Likelihood("A", List.of(1.0, 1.0, 2.0)),
                new Likelihood("M", List.of(0.25, 7.0, 7.0))));
    for (GraphicalModel model : models) {
      Joint joint = new Joint(model);
      double[] expected = new double[3];
      double total = 0;
      for (int i = 0; i < joint.size(); i++) {
        double weight = state(model, joint, i, "M") == 0 ? joint.probability(i) : 0;
        for (Likelihood each : query.likelihoods()) {
          weight *= each.weights().get(state(model, joint, i, each.variable()));
        }
        expected[state(model, joint, i, "A")] += weight;
        total += weight;
      }
      Posterior answer = new VariableElimination(model).posterior(query);
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[i] / total, answer.distribution().value(i), 1e-13);
      }
      assertEquals(
          total, answer.evidenceProbability().known().orElseThrow().doubleValue(), 1e-13 * total);
    }
  }

  private static int state(GraphicalModel model, Joint joint, int i, String variable) {
    List<String> names = model.variables().stream().map(Variable::name).toList();
    return joint.state(i, names.indexOf(variable));
  }

  /**
   * Pearl's definition: the likelihood is the table of a child that was seen in its first state.
   */
  @Test
  void itIsAChildThatWasSeen() {
    Posterior seen = ASIA.posterior(Query.parse("lung | xray=yes"));
    // The likelihood of "either" given xray = yes is the column of its table.
    Posterior told = ASIA.posterior(Query.parse("lung | either~0.98,0.05"));
    assertEquals(seen.distribution().value(0), told.distribution().value(0), 1e-15);
    assertEquals(
        seen.evidenceProbability().known().orElseThrow().doubleValue(),
        told.evidenceProbability().known().orElseThrow().doubleValue(),
        1e-15);
  }

  @Test
  void onlyRatiosMatterAndCertaintyIsEvidence() {
    double one = ASIA.posterior(Query.parse("lung | dysp~0.3,0.7")).distribution().value(0);
    double other = ASIA.posterior(Query.parse("lung | dysp~3,7")).distribution().value(0);
    assertEquals(one, other, 1e-15);
    assertEquals(
        ASIA.posterior(Query.parse("lung | dysp=yes")).distribution().value(0),
        ASIA.posterior(Query.parse("lung | dysp~1,0")).distribution().value(0),
        1e-15);
    assertEquals(
        0.055, ASIA.posterior(Query.parse("lung | dysp~1,1")).distribution().value(0), 1e-15);
  }

  @Test
  void aQueryIsReadAsItIsWritten() {
    Query query = Query.parse("lung, tub | asia=yes dysp~0.3,0.7, smoke=no xray~1e-3, 2");
    assertEquals(List.of("lung", "tub"), query.targets());
    assertEquals("[asia=yes, smoke=no]", query.evidence().toString());
    assertEquals("[dysp~0.3,0.7, xray~0.001,2]", query.likelihoods().toString());
    assertEquals(query, Query.parse(query.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lung | dysp~0.3; the likelihood dysp~0.3 has 1 weight",
        "lung | dysp~0.3,0.3,0.4; has 3 weights",
        "lung | dysp~-1,2; is negative",
        "lung | dysp~0,0; has no weight above 0",
        "lung | dysp~; not of the form variable~weights",
        "lung | dysp~a,b; not of the form variable~weights",
        "lung | ~1,2; not of the form variable~weights",
        "lung | nobody~1,2; nobody",
        "lung | either=no, tub~1,0; leave no joint state",
      })
  void faultyLikelihoodsAreNamed(String query, String reason) {
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> ASIA.posterior(Query.parse(query)));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
