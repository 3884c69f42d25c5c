package org.disentangle.pgm.factor;

/**
 * A variable in one of its states: a piece of evidence, or of an assignment.
 *
 * @param variable its name
 * @param state the state's name
 */
public record Setting(String variable, String state) {
  @Override
  public String toString() {
    return variable + "=" + state;
  }
}
