package org.disentangle.pgm.factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.math.CompensatedSum;

/**
 * A table whose entries may be of any size ({@link Magnitude}), used for products of many tables.
 * The last variable of the scope runs fastest. Immutable.
 *
 * <p>Each entry is a significand and a binary exponent of its own. Products of thousands of small
 * entries neither become 0, as doubles would, nor lose digits, as logarithms would.
 */
public final class Potential {
  /** Memory of one entry: a double and an int. */
  public static final int BYTES_PER_ENTRY = Double.BYTES + Integer.BYTES;

  private final List<Variable> scope;
  private final double[] significands;
  private final int[] exponents;

  private Potential(List<Variable> scope, double[] significands, int[] exponents) {
    this.scope = scope;
    this.significands = significands;
    this.exponents = exponents;
  }

  /** The entries of a factor. */
  public static Potential of(Factor factor) {
    double[] significands = factor.values();
    int[] exponents = new int[significands.length];
    for (int i = 0; i < significands.length; i++) {
      Magnitude entry = Magnitude.of(significands[i]);
      significands[i] = entry.significand();
      exponents[i] = (int) entry.exponent();
    }
    return new Potential(factor.scope(), significands, exponents);
  }

  /**
   * The product of some tables: an entry is the product of theirs at the same joint state; 1 where
   * there are none.
   *
   * @param scope of the product, containing all of their variables, in any order
   * @throws ArithmeticException if the product has more than 2^31 - 1 entries
   */
  public static Potential product(List<Potential> tables, List<Variable> scope) {
    int size = size(scope);
    double[] significands = new double[size];
    int[] exponents = new int[size];
    Walk[] walks = tables.stream().map(table -> new Walk(scope, table.scope)).toArray(Walk[]::new);
    for (int i = 0; i < size; i++) {
      double significand = 1;
      int exponent = 0;
      for (int table = 0; table < walks.length; table++) {
        int at = walks[table].next();
        significand *= tables.get(table).significands[at];
        exponent += tables.get(table).exponents[at];
        if (significand >= 2) {
          significand /= 2;
          exponent++;
        }
      }
      significands[i] = significand;
      exponents[i] = significand == 0 ? 0 : exponent;
    }
    return new Potential(List.copyOf(scope), significands, exponents);
  }

  private static int size(List<Variable> scope) {
    int size = 1;
    for (Variable variable : scope) {
      size = Math.multiplyExact(size, variable.cardinality());
    }
    return size;
  }

  /** The variables the table is over, in the order of its entries. */
  public List<Variable> scope() {
    return scope;
  }

  /** How many entries there are. */
  public int size() {
    return significands.length;
  }

  /** The i-th entry, the last variable of the scope running fastest. */
  public Magnitude value(int i) {
    return new Magnitude(significands[i], exponents[i]);
  }

  /** The place of a joint state: the state of each variable of the scope, by name. */
  public int index(Map<String, Integer> states) {
    int index = 0;
    for (Variable variable : scope) {
      index = index * variable.cardinality() + states.get(variable.name());
    }
    return index;
  }

  /**
   * The table at known states of some variables, which leave its scope.
   *
   * @param states by name; states of variables outside the scope are ignored
   */
  public Potential reduce(Map<String, Integer> states) {
    List<Variable> rest =
        scope.stream().filter(variable -> !states.containsKey(variable.name())).toList();
    List<Variable> known = new ArrayList<>(scope);
    known.removeAll(rest);
    if (known.isEmpty()) {
      return this;
    }
    int start = 0;
    int stride = 1;
    for (int i = scope.size() - 1; i >= 0; i--) {
      start += stride * states.getOrDefault(scope.get(i).name(), 0);
      stride *= scope.get(i).cardinality();
    }
    int[] from = new int[size(rest)];
    Walk walk = new Walk(rest, scope);
    for (int i = 0; i < from.length; i++) {
      from[i] = start + walk.next();
    }
    return new Potential(
        rest,
        Arrays.stream(from).mapToDouble(i -> significands[i]).toArray(),
        Arrays.stream(from).map(i -> exponents[i]).toArray());
  }

  /**
   * The table without one of its variables: each entry is the sum over the variable's states.
   *
   * @throws IllegalArgumentException if the variable is not in the scope
   */
  public Potential sumOut(Variable variable) {
    Fibres fibres = new Fibres(variable);
    double[] sums = new double[fibres.count];
    int[] sumExponents = new int[fibres.count];
    for (int i = 0; i < sums.length; i++) {
      Magnitude sum = sum(fibres.start(i), fibres.stride, variable.cardinality());
      sums[i] = sum.significand();
      sumExponents[i] = Math.toIntExact(sum.exponent());
    }
    return new Potential(fibres.rest, sums, sumExponents);
  }

  /**
   * The table without one of its variables: each entry is the largest over the variable's states.
   *
   * @throws IllegalArgumentException if the variable is not in the scope
   */
  public Maximum maximiseOut(Variable variable) {
    Fibres fibres = new Fibres(variable);
    double[] largest = new double[fibres.count];
    int[] largestExponents = new int[fibres.count];
    int[] states = new int[fibres.count];
    for (int i = 0; i < largest.length; i++) {
      int start = fibres.start(i);
      int best = start;
      for (int state = 1; state < variable.cardinality(); state++) {
        int at = start + state * fibres.stride;
        if (larger(at, best)) {
          best = at;
          states[i] = state;
        }
      }
      largest[i] = significands[best];
      largestExponents[i] = exponents[best];
    }
    return new Maximum(new Potential(fibres.rest, largest, largestExponents), states);
  }

  /**
   * A table of maximal entries, with the states that reach them.
   *
   * @param table without the variable
   * @param states for each entry of the table the state of the variable that is largest; of several
   *     the first
   */
  public record Maximum(Potential table, int[] states) {}

  private boolean larger(int one, int other) {
    if (significands[one] == 0 || significands[other] == 0) {
      return significands[one] > significands[other];
    }
    return exponents[one] != exponents[other]
        ? exponents[one] > exponents[other]
        : significands[one] > significands[other];
  }

  /** The sum of all entries. */
  public Magnitude total() {
    return sum(0, 1, significands.length);
  }

  private Magnitude sum(int start, int stride, int count) {
    int largest = start;
    for (int i = 1; i < count; i++) {
      if (larger(start + i * stride, largest)) {
        largest = start + i * stride;
      }
    }
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < count; i++) {
      int at = start + i * stride;
      if (significands[at] != 0) {
        sum.add(Math.scalb(significands[at], exponents[at] - exponents[largest]));
      }
    }
    return new Magnitude(sum.value(), exponents[largest]);
  }

  /**
   * The table as doubles.
   *
   * @throws UserErrorException if an entry is outside the range of doubles, too large or (unless it
   *     is 0) too small
   */
  public Factor factor() {
    double[] values = new double[significands.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i).doubleValue();
      if (Double.isInfinite(values[i]) || (values[i] == 0 && significands[i] != 0)) {
        throw new UserErrorException(
            "an entry over ("
                + String.join(", ", scope.stream().map(Variable::name).toList())
                + ") is e^"
                + Math.round(value(i).ln())
                + ", beyond the range of doubles; scale the tables it is made from");
      }
    }
    return new Factor(scope, values);
  }

  /**
   * The table divided by the sum of its entries.
   *
   * @throws ArithmeticException if they are all 0
   */
  public Factor normalised() {
    Magnitude total = total();
    double[] shares = new double[significands.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = value(i).dividedBy(total).doubleValue();
    }
    return new Factor(scope, shares);
  }

  /** The rows of entries that differ in one variable only. */
  private final class Fibres {
    final List<Variable> rest;
    final int stride;
    final int length;
    final int count;

    Fibres(Variable variable) {
      int place = scope.indexOf(variable);
      if (place < 0) {
        throw new IllegalArgumentException(variable.name() + " is not among " + scope);
      }
      List<Variable> others = new ArrayList<>(scope);
      others.remove(place);
      this.rest = List.copyOf(others);
      this.stride = Potential.size(scope.subList(place + 1, scope.size()));
      this.length = stride * variable.cardinality();
      this.count = significands.length / variable.cardinality();
    }

    /** The first entry of a row; the others follow at the stride. */
    int start(int row) {
      return row / stride * length + row % stride;
    }
  }
}
