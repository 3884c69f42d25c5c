package org.disentangle.pgm.independence;

import org.disentangle.pgm.separation.Separation;
import org.disentangle.pgm.separation.Statement;

/**
 * A statement that holds in one graph and not in another.
 *
 * @param holding why it holds in the one
 * @param broken why it does not in the other: its {@link Separation#connection} is the path that
 *     breaks it
 * @param minimal whether no counterexample has a smaller given set; where false, no node can be
 *     taken from the given set alone
 */
public record Counterexample(Separation holding, Separation broken, boolean minimal) {

  /** The statement. */
  public Statement statement() {
    return holding.statement();
  }
}
