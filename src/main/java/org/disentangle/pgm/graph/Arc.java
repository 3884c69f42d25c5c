package org.disentangle.pgm.graph;

/**
 * A directed edge.
 *
 * @param from the parent
 * @param to the child
 */
public record Arc(String from, String to) {
  @Override
  public String toString() {
    return from + " → " + to;
  }
}
