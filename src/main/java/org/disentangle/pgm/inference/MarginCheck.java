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
 * A marginalisation in numbers: the partition function before and after, and how far the smaller
 * network's distribution is from the margin of the larger one's.
 *
 * @param margin the smaller network
 * @param zBefore of the larger network
 * @param zAfter of the smaller network
 * @param largestDifference between the probabilities of a joint state; absent where there are more
 *     than {@value JointDistribution#MOST_STATES} joint states to compare
 */
public record MarginCheck(
    GraphicalModel margin, Magnitude zBefore, Magnitude zAfter, OptionalDouble largestDifference) {

  /**
   * Marginalises one variable out of a network.
   *
   * @throws UserErrorException if there is no such variable, or no other one, or the numbers would
   *     take too much memory
   */
  public static MarginCheck of(GraphicalModel model, String variable) {
    GraphicalModel margin =
        model instanceof BayesianNetwork network
            ? margin(network, variable)
            : margin((MarkovNetwork) model, variable);
    return new MarginCheck(
        margin,
        new VariableElimination(model).partition().z(),
        new VariableElimination(margin).partition().z(),
        JointDistribution.largestDifference(model, margin));
  }

  /** The variable's tables are multiplied and it is summed out; nothing is normalised. */
  private static MarkovNetwork margin(MarkovNetwork network, String variable) {
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
        new VariableElimination(new MarkovNetwork(scope, absorbed))
            .unnormalised(structure.created())
            .factor());
    List<Variable> others = new ArrayList<>(network.variables());
    others.remove(gone);
    return new MarkovNetwork(others, kept);
  }

  /** The variable's children get tables of their probabilities given their new parents. */
  private static BayesianNetwork margin(BayesianNetwork network, String variable) {
    DirectedGraph graph = DirectedMargin.of(network.graph(), variable).graph();
    List<String> children = network.graph().children(variable);
    Map<String, Factor> tables = new LinkedHashMap<>();
    for (String node : graph.nodes().names()) {
      tables.put(
          node,
          children.contains(node)
              ? conditional(network, graph.parents(node), node)
              : network.factors().get(network.graph().nodes().index(node)));
    }
    return new BayesianNetwork(graph, tables);
  }

  private static Factor conditional(BayesianNetwork network, List<String> parents, String node) {
    List<String> scope = new ArrayList<>(parents);
    scope.add(node);
    Factor joint =
        new VariableElimination(network).posterior(new Query(scope, List.of())).distribution();
    int states = variable(network, node).cardinality();
    double[] rows = joint.values();
    for (int row = 0; row < rows.length; row += states) {
      double sum = 0;
      for (int i = row; i < row + states; i++) {
        sum += rows[i];
      }
      for (int i = row; i < row + states; i++) {
        // Given what cannot happen any distribution will do.
        rows[i] = sum > 0 ? rows[i] / sum : 1.0 / states;
      }
    }
    return new Factor(joint.scope(), rows);
  }

  private static Variable variable(GraphicalModel model, String name) {
    return model.variables().get(model.graph().nodes().index(name));
  }
}
