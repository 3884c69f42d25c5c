package org.disentangle.pgm.graph;

/**
 * An undirected edge. Graphs give their edges with the node declared earlier first.
 *
 * @param one an end
 * @param other the other end
 */
public record Edge(String one, String other) {
  @Override
  public String toString() {
    return one + " – " + other;
  }
}
