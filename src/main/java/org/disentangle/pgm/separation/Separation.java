package org.disentangle.pgm.separation;

import java.util.List;

/** The answer to whether a graph separates two sets of nodes given a third, with its proof. */
public sealed interface Separation permits DirectedSeparation, UndirectedSeparation {

  /** The statement. */
  Statement statement();

  /**
   * Whether the graph separates x from y; the statement then holds in every distribution that obeys
   * the graph.
   */
  boolean separated();

  /**
   * The nodes of a path that joins x and y although z is given, x's end first: the shortest, and
   * among these the first in the order of the nodes. Empty if separated.
   */
  List<String> connection();

  /** The verdict in one sentence, with the reason in short. */
  String verdict();

  /** The derivation of the verdict, one sentence for each step. */
  List<String> derivation();
}
