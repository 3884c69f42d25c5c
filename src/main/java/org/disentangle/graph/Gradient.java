package org.disentangle.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The derivative of a loss by one variable.
 *
 * @param value of the variable's shape
 */
public record Gradient(Variable variable, Operand<TFloat32> value) {

  /**
   * Derivatives of a loss by variables, by TensorFlow's symbolic gradients.
   *
   * @throws IllegalStateException naming the variables that the loss does not depend on: a variable
   *     that is silently never trained is a fault of the model
   */
  public static List<Gradient> of(Graph graph, Operand<TFloat32> loss, List<Variable> variables) {
    List<Gradient> gradients = reaching(graph, loss, variables);
    List<Variable> unreached = new ArrayList<>(variables);
    gradients.forEach(gradient -> unreached.remove(gradient.variable()));
    if (!unreached.isEmpty()) {
      throw new IllegalStateException(
          "the loss does not depend on the variables "
              + unreached.stream().map(Variable::name).toList());
    }
    return gradients;
  }

  /** As {@link #of}, but without the variables that no gradient of the loss reaches. */
  public static List<Gradient> reaching(
      Graph graph, Operand<TFloat32> loss, List<Variable> variables) {
    Output<?>[] inputs =
        variables.stream().map(variable -> variable.value().asOutput()).toArray(Output<?>[]::new);
    Output<?>[] outputs = graph.addGradients(loss.asOutput(), inputs);
    List<Gradient> gradients = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      if (isGradient(outputs[i])) {
        gradients.add(new Gradient(variables.get(i), outputs[i].expect(TFloat32.class)));
      }
    }
    return gradients;
  }

  private static boolean isGradient(Output<?> output) {
    try {
      return output != null && output.type() == TFloat32.class;
    } catch (IllegalStateException e) {
      // Behind a stopped gradient, TF-Java returns an output without an operation.
      return false;
    }
  }

  /**
   * Scales all gradients down together where their global norm, √(sum of all squares), is above the
   * limit (Pascanu et al. 2013, Algorithm 1).
   *
   * @param limit above 0
   */
  public static List<Gradient> clippedByGlobalNorm(Ops tf, List<Gradient> gradients, double limit) {
    List<Operand<TFloat32>> halfSquares = new ArrayList<>();
    for (Gradient gradient : gradients) {
      halfSquares.add(tf.nn.l2Loss(gradient.value()));
    }
    Operand<TFloat32> norm = tf.math.sqrt(tf.math.mul(tf.math.addN(halfSquares), tf.constant(2f)));
    Operand<TFloat32> bound = tf.constant((float) limit);
    Operand<TFloat32> scale = tf.math.div(bound, tf.math.maximum(norm, bound));
    return gradients.stream()
        .map(gradient -> new Gradient(gradient.variable(), tf.math.mul(gradient.value(), scale)))
        .toList();
  }

  /**
   * Cuts each number of all gradients to ±limit, whatever the others are.
   *
   * @param limit above 0
   */
  public static List<Gradient> clippedByValue(Ops tf, List<Gradient> gradients, double limit) {
    Operand<TFloat32> high = tf.constant((float) limit);
    Operand<TFloat32> low = tf.constant((float) -limit);
    return gradients.stream()
        .map(
            gradient ->
                new Gradient(gradient.variable(), tf.clipByValue(gradient.value(), low, high)))
        .toList();
  }
}
