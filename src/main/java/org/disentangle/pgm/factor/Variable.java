package org.disentangle.pgm.factor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.pgm.name.KnownNames;

/**
 * A discrete random variable.
 *
 * @param name as the graph's node
 * @param states at least one, with names that differ, in the order of the tables
 */
public record Variable(String name, List<String> states) {
  /**
   * A variable with distinct states.
   *
   * @throws UserErrorException if there is no state, or two have one name
   */
  public Variable {
    states = List.copyOf(states);
    if (states.isEmpty()) {
      throw new UserErrorException("the variable " + name + " has no states; give at least one");
    }
    Set<String> seen = new HashSet<>();
    for (String state : states) {
      if (!seen.add(state)) {
        throw new UserErrorException("the variable " + name + " has the state " + state + " twice");
      }
    }
  }

  /** How many states it has. */
  public int cardinality() {
    return states.size();
  }

  /**
   * The place of a state.
   *
   * @throws UserErrorException if there is no such state; the message lists those there are
   */
  public int index(String state) {
    int index = states.indexOf(state);
    if (index < 0) {
      throw new UserErrorException(
          "the variable "
              + name
              + " has no state "
              + state
              + "; "
              + KnownNames.insteadOf(state, "it", states));
    }
    return index;
  }
}
