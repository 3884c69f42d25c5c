package org.disentangle.pgm.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.disentangle.pgm.factor.Potential;
import org.disentangle.pgm.factor.Variable;

/** Remembers, while variables are maximised out, which of their states were the best. */
final class BestStates {
  /** The best state of a variable for each joint state of what is left beside it. */
  private record Choice(Variable variable, Potential.Maximum maximum) {}

  private final Deque<Choice> choices = new ArrayDeque<>();

  /** Maximises a variable out of a product; of states that are as good the first is remembered. */
  Potential maximiseOut(Potential product, Variable variable) {
    Potential.Maximum maximum = product.maximiseOut(variable);
    choices.push(new Choice(variable, maximum));
    return maximum.table();
  }

  /**
   * Adds the state of each variable that was maximised out: that of the one that left last depends
   * on none of the others, so the way back begins there.
   *
   * @param states of what is observed; completed
   */
  void traceBack(Map<String, Integer> states) {
    for (Choice choice : choices) {
      Potential.Maximum maximum = choice.maximum();
      states.put(choice.variable().name(), maximum.states()[maximum.table().index(states)]);
    }
  }
}
