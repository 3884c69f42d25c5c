package org.disentangle.pgm.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;

/** Records the best states of variables while they are maximised out. */
final class BestStates {
  /** The best state of a variable for each joint state of the other variables of its product. */
  private record Choice(Variable variable, Potential.Maximum maximum) {}

  private final Deque<Choice> choices = new ArrayDeque<>();

  /** Maximises a variable out of a product; of equally good states the first is recorded. */
  Potential maximiseOut(Potential product, Variable variable) {
    Potential.Maximum maximum = product.maximiseOut(variable);
    choices.push(new Choice(variable, maximum));
    return maximum.table();
  }

  /**
   * Adds the state of each variable that was maximised out, in reverse order: the variable that
   * left last depends on none of the others.
   *
   * @param states of the observed variables; completed here
   */
  void traceBack(Map<String, Integer> states) {
    for (Choice choice : choices) {
      Potential.Maximum maximum = choice.maximum();
      states.put(choice.variable().name(), maximum.states()[maximum.table().index(states)]);
    }
  }
}
