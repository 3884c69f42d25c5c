package org.disentangle.pgm.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.factor.BayesianNetwork;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Magnitude;
import org.disentangle.pgm.factor.MarkovNetwork;
import org.disentangle.pgm.factor.Variable;
import org.disentangle.pgm.graph.DirectedGraph;

/**
 * A numeric check of a marginalisation: the partition function before and after, and the difference
 * between the smaller network's distribution and the margin of the larger one's.
 *
 * @param margin the smaller network
 * @param zBefore of the larger network
 * @param zAfter of the smaller network
 * @param largestDifference between the probabilities of a joint state; absent if there are more
 *     than {@value JointDistribution#MOST_STATES} joint states to compare
 */
public record MarginCheck(
    GraphicalModel margin, Magnitude zBefore, Magnitude zAfter, OptionalDouble largestDifference) {

  /**
   * Marginalises one variable out of a network.
   *
   * @throws UserErrorException if there is no such variable, or no other one
   * @throws org.disentangle.pgm.TooLargeException if the numbers would take too much memory
   */
  public static MarginCheck of(GraphicalModel model, String variable) {
    return of(new VariableElimination(model), variable);
  }

  /** The same, with the limit of an inference in the larger network. */
  public static MarginCheck of(VariableElimination inference, String variable) {
    VariableElimination margin =
        inference.of(
            inference.model() instanceof BayesianNetwork network
                ? margin(inference, network, variable)
                : margin(inference, (MarkovNetwork) inference.model(), variable));
    return new MarginCheck(
        margin.model(),
        inference.partition().z(),
        margin.partition().z(),
        JointDistribution.largestDifference(inference, margin));
  }

  /** The variable's tables are multiplied and it is summed out; nothing is normalised. */
  private static MarkovNetwork margin(
      VariableElimination inference, MarkovNetwork network, String variable) {
    UndirectedMargin structure =
        UndirectedMargin.of(
            network.graph(), network.factors().stream().map(Factor::names).toList(), variable);
    Variable gone = variable(network, variable);
    List<Factor> kept = new ArrayList<>(network.factors());
    kept.removeIf(factor -> factor.scope().contains(gone));
    List<Factor> absorbed =
        network.factors().stream().filter(factor -> factor.scope().contains(gone)).toList();
    List<Variable> scope =
        new ArrayList<>(structure.created().stream().map(each -> variable(network, each)).toList());
    scope.add(gone);
    kept.add(
        inference
            .of(new MarkovNetwork(scope, absorbed))
            .unnormalised(structure.created())
            .factor());
    List<Variable> others = new ArrayList<>(network.variables());
    others.remove(gone);
    return new MarkovNetwork(others, kept);
  }

  /** The variable's children get tables of their probabilities given their new parents. */
  private static BayesianNetwork margin(
      VariableElimination inference, BayesianNetwork network, String variable) {
    DirectedGraph graph = DirectedMargin.of(network.graph(), variable).graph();
    List<String> children = network.graph().children(variable);
    Map<String, Factor> tables = new LinkedHashMap<>();
    for (String node : graph.nodes().names()) {
      tables.put(
          node,
          children.contains(node)
              ? conditional(inference, graph.parents(node), node)
              : network.factors().get(network.graph().nodes().index(node)));
    }
    return new BayesianNetwork(graph, tables);
  }

  private static Factor conditional(
      VariableElimination inference, List<String> parents, String node) {
    List<String> scope = new ArrayList<>(parents);
    scope.add(node);
    Factor joint = inference.posterior(new Query(scope, List.of())).distribution();
    int states = variable(inference.model(), node).cardinality();
    double[] rows = joint.values();
    for (int row = 0; row < rows.length; row += states) {
      double sum = 0;
      for (int i = row; i < row + states; i++) {
        sum += rows[i];
      }
      for (int i = row; i < row + states; i++) {
        // Given an impossible state, any distribution is correct.
        rows[i] = sum > 0 ? rows[i] / sum : 1.0 / states;
      }
    }
    return new Factor(joint.scope(), rows);
  }

  private static Variable variable(GraphicalModel model, String name) {
    return model.variables().get(model.graph().nodes().index(name));
  }
}
