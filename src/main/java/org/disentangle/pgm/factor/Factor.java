package org.disentangle.pgm.factor;

import java.util.List;
import org.disentangle.UserErrorException;

/**
 * A table of non-negative numbers over the joint states of some variables (Koller &amp; Friedman
 * 2009, Definition 4.1).
 *
 * <p>Entries lie with the last variable of the scope running fastest. Immutable.
 */
public final class Factor {
  private final List<Variable> scope;
  private final double[] values;

  /**
   * A table over a scope.
   *
   * @param scope variables that differ; may be empty: then the table is one number
   * @param values one for each joint state, the last variable running fastest; copied
   * @throws UserErrorException if there are too many or too few values, or one is negative or not a
   *     finite number
   */
  public Factor(List<Variable> scope, double[] values) {
    this.scope = List.copyOf(scope);
    this.values = values.clone();
    long size = 1;
    for (Variable variable : this.scope) {
      size = Math.multiplyExact(size, (long) variable.cardinality());
    }
    if (size != values.length) {
      throw new UserErrorException(
          this
              + " has "
              + values.length
              + " entries; its variables have "
              + size
              + " joint states");
    }
    for (double value : values) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new UserErrorException(
            this + " has the entry " + value + "; entries are finite and not negative");
      }
    }
  }

  /** The variables the table is over, in the order of its entries. */
  public List<Variable> scope() {
    return scope;
  }

  /** The names of the scope. */
  public List<String> names() {
    return scope.stream().map(Variable::name).toList();
  }

  /** How many entries there are: the product of the cardinalities. */
  public int size() {
    return values.length;
  }

  /** The i-th entry, the last variable of the scope running fastest. */
  public double value(int i) {
    return values[i];
  }

  /** All entries; a copy. */
  public double[] values() {
    return values.clone();
  }

  /** How messages name it, e.g. {@code the table over (A, B)}. */
  @Override
  public String toString() {
    return "the table over (" + String.join(", ", names()) + ")";
  }
}
