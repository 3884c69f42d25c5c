package org.disentangle.pgm.inference;

import java.util.List;
import org.disentangle.pgm.factor.Factor;
import org.disentangle.pgm.factor.GraphicalModel;
import org.disentangle.pgm.factor.Variable;

/** The table of all joint states, by one multiplication for each state and table. */
final class Joint {
  private final List<Variable> variables;
  private final double[] products;
  private final double z;

  Joint(GraphicalModel model) {
    this.variables = model.variables();
    int size = variables.stream().mapToInt(Variable::cardinality).reduce(1, (x, y) -> x * y);
    this.products = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      products[i] = 1;
      for (Factor factor : model.factors()) {
        int entry = 0;
        for (Variable variable : factor.scope()) {
          entry = entry * variable.cardinality() + state(i, variables.indexOf(variable));
        }
        products[i] *= factor.value(entry);
      }
      sum += products[i];
    }
    this.z = sum;
  }

  int size() {
    return products.length;
  }

  double z() {
    return z;
  }

  double probability(int i) {
    return products[i] / z;
  }

  /** The state of a variable in a joint state, the last variable running fastest. */
  int state(int i, int variable) {
    int rest = i;
    for (int v = variables.size() - 1; v > variable; v--) {
      rest /= variables.get(v).cardinality();
    }
    return rest % variables.get(variable).cardinality();
  }
}
