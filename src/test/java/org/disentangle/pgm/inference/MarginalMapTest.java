package org.disentangle.pgm.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.WorkedExamples;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.Likelihood;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Setting;
import org.disentangle.pgm.factor.Variable;
import org.junit.jupiter.api.Test;

/**
 * The most probable state of some variables and its ties, against the table of all joint states.
 */
final class MarginalMapTest {

  /** Tables of small whole numbers: sums and products are exact, and many states tie. */
  @Test
  void stateAndTiesAreThoseOfTheJointTable() {
    Random random = new Random(11);
    int tied = 0;
    for (int round = 0; round < 400; round++) {
      MarkovNetwork network = network(random);
      int size = network.variables().size();
      List<String> targets = new ArrayList<>();
      List<Setting> evidence = new ArrayList<>();
      List<Likelihood> likelihoods = new ArrayList<>();
      for (int v = 0; v < size; v++) {
        String name = network.variables().get(v).name();
        switch (random.nextInt(4)) {
          case 0 -> evidence.add(new Setting(name, "" + random.nextInt(2)));
          case 1, 2 -> targets.add(name);
          default -> {
            if (random.nextBoolean()) {
              likelihoods.add(new Likelihood(name, List.of(1.0, 2.0)));
            }
          }
        }
      }
      if (targets.isEmpty()) {
        continue;
      }
      Query query = new Query(targets, evidence, likelihoods);
      double[] sums = sums(network, query);
      double total = IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).sum();
      if (total == 0) {
        assertThrows(
            UserErrorException.class, () -> new VariableElimination(network).marginalMap(query));
        continue;
      }
      double best = IntStream.range(0, sums.length).mapToDouble(i -> sums[i]).max().orElseThrow();
      long ties = IntStream.range(0, sums.length).filter(i -> sums[i] == best).count();
      MarginalMap found = new VariableElimination(network).marginalMap(query);
      assertEquals(best / total, found.probability(), 1e-14);
      assertEquals((double) ties, found.ties());
      assertEquals(targets, found.assignment().stream().map(Setting::variable).toList());
      int entry = 0;
      for (Setting each : found.assignment()) {
        entry = 2 * entry + Integer.parseInt(each.state());
      }
      assertEquals(best, sums[entry], "the state that is given has the largest sum");
      tied += ties > 1 ? 1 : 0;
    }
    assertTrue(tied > 50, tied + " rounds with ties");
  }

  private static MarkovNetwork network(Random random) {
    List<Variable> variables =
        IntStream.range(0, 6).mapToObj(i -> new Variable("v" + i, List.of("0", "1"))).toList();
    List<Factor> factors = new ArrayList<>();
    for (int f = 0; f < 6; f++) {
      List<Variable> scope =
          variables.stream().filter(each -> random.nextInt(3) == 0).collect(Collectors.toList());
      double[] values = new double[1 << scope.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextInt(3);
      }
      factors.add(new Factor(scope, values));
    }
    return new MarkovNetwork(variables, factors);
  }

  /** For each joint state of the targets, the last one running fastest, the sum of the products. */
  private static double[] sums(MarkovNetwork network, Query query) {
    double[] sums = new double[1 << query.targets().size()];
    int size = network.variables().size();
    for (int joint = 0; joint < 1 << size; joint++) {
      int states = joint;
      double product = 1;
      for (Factor factor : network.factors()) {
        int entry = 0;
        for (Variable each : factor.scope()) {
          entry = 2 * entry + state(states, each.name());
        }
        product *= factor.value(entry);
      }
      for (Likelihood each : query.likelihoods()) {
        product *= each.weights().get(state(states, each.variable()));
      }
      boolean agrees =
          query.evidence().stream()
              .allMatch(each -> each.state().equals("" + state(states, each.variable())));
      int entry = 0;
      for (String target : query.targets()) {
        entry = 2 * entry + state(states, target);
      }
      sums[entry] += agrees ? product : 0;
    }
    return sums;
  }

  private static int state(int joint, String variable) {
    return joint >> Integer.parseInt(variable.substring(1)) & 1;
  }

  /** Of all variables it is what the other elimination finds. */
  @Test
  void withoutTargetsAllVariablesAreMeant() {
    VariableElimination asia = new VariableElimination(WorkedExamples.asia());
    List<Setting> evidence = List.of(new Setting("xray", "yes"));
    MostProbable all = asia.mostProbable(evidence);
    MarginalMap same = asia.marginalMap(new Query(List.of(), evidence));
    assertEquals(all.assignment(), same.assignment());
    assertEquals(all.posteriorProbability().doubleValue(), same.probability(), 1e-15);
    assertEquals(1, same.ties());
  }

  /** Forty independent coins: a million million joint states tie, and none is listed. */
  @Test
  void tiesAreCountedNotListed() {
    List<Variable> coins =
        IntStream.range(0, 40).mapToObj(i -> new Variable("c" + i, List.of("h", "t"))).toList();
    MarkovNetwork network = new MarkovNetwork(coins, List.of());
    MarginalMap found =
        new VariableElimination(network).marginalMap(new Query(List.of(), List.of()));
    assertEquals(Math.pow(2, 40), found.ties());
    assertEquals(Math.pow(2, -40), found.probability(), 1e-25);
  }

  @Test
  void memoryIsCheckedBeforeAnythingIsAllocated() {
    VariableElimination asia = new VariableElimination(WorkedExamples.asia()).within(100);
    UserErrorException refused =
        assertThrows(
            UserErrorException.class, () -> asia.marginalMap(Query.parse("lung bronc | dysp=yes")));
    assertTrue(refused.getMessage().contains("too wide"), refused.getMessage());
  }
}
