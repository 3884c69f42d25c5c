package org.disentangle.training.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.tensorflow.ndarray.Shape;

/**
 * One row of the table of a training graph's variables.
 *
 * @param receivesGradient whether an optimiser changes it
 */
public record VariableSummary(
    String name, Shape shape, Variable.Role role, boolean receivesGradient) {

  /** A row for each exported variable. */
  static List<VariableSummary> table(Variables variables, List<Gradient> gradients) {
    Set<String> reached = new HashSet<>();
    gradients.forEach(gradient -> reached.add(gradient.variable().name()));
    return variables.exported().stream()
        .map(
            variable ->
                new VariableSummary(
                    variable.name(),
                    variable.shape(),
                    variable.role(),
                    reached.contains(variable.name())))
        .toList();
  }
}
