package org.disentangle.pgm.factor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @throws UserErrorException if a variable occurs twice, there are too many or too few values, or
   *     one is negative or not a finite number
   */
  public Factor(List<Variable> scope, double[] values) {
    this.scope = List.copyOf(scope);
    this.values = values.clone();
    Set<String> names = new LinkedHashSet<>();
    for (Variable variable : this.scope) {
      if (!names.add(variable.name())) {
        throw new UserErrorException(this + " has the variable " + variable.name() + " twice");
      }
    }
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

  /**
   * The product: over the variables of this table, then the new variables of the other.
   *
   * @throws UserErrorException if an entry is beyond the range of doubles; {@link Potential} has no
   *     such bounds
   */
  public Factor times(Factor other) {
    Set<Variable> union = new LinkedHashSet<>(scope);
    union.addAll(other.scope);
    List<Potential> both = List.of(Potential.of(this), Potential.of(other));
    return Potential.product(both, List.copyOf(union)).factor();
  }

  /**
   * The table without one of its variables: each entry is the sum over the variable's states.
   *
   * @throws IllegalArgumentException if the variable is not in the scope
   */
  public Factor sumOut(Variable variable) {
    return Potential.of(this).sumOut(variable).factor();
  }

  /**
   * The table without one of its variables: each entry is the largest over the variable's states.
   *
   * @throws IllegalArgumentException if the variable is not in the scope
   */
  public Factor maximiseOut(Variable variable) {
    return Potential.of(this).maximiseOut(variable).table().factor();
  }

  /**
   * The table at the observed states of some of its variables, which leave the scope.
   *
   * @param evidence settings of other variables do not matter
   * @throws UserErrorException if a variable of the scope has no such state
   */
  public Factor reduce(Collection<Setting> evidence) {
    Map<String, Integer> states = new LinkedHashMap<>();
    for (Setting setting : evidence) {
      scope.stream()
          .filter(variable -> variable.name().equals(setting.variable()))
          .forEach(variable -> states.put(variable.name(), variable.index(setting.state())));
    }
    return Potential.of(this).reduce(states).factor();
  }

  /**
   * The table divided by the sum of its entries.
   *
   * @throws ArithmeticException if they are all 0
   */
  public Factor normalised() {
    return Potential.of(this).normalised();
  }

  /** The sum of all entries. */
  public Magnitude total() {
    return Potential.of(this).total();
  }

  /** Its name in messages, e.g. {@code the table over (A, B)}. */
  @Override
  public String toString() {
    return "the table over (" + String.join(", ", names()) + ")";
  }
}
