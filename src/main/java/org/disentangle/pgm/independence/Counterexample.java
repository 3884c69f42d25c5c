package org.disentangle.pgm.independence;

import org.disentangle.pgm.separation.Separation;
import org.disentangle.pgm.separation.Statement;

/**
 * A statement that holds in one graph and not in another.
 *
 * @param holding why it holds in the first graph
 * @param broken why it does not hold in the other: its {@link Separation#connection} is the path
 *     that breaks it
 * @param minimal whether no counterexample has a smaller given set; if false, only no single node
 *     can be removed from the given set
 */
public record Counterexample(Separation holding, Separation broken, boolean minimal) {

  /** The statement. */
  public Statement statement() {
    return holding.statement();
  }
}
