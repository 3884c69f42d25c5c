package org.disentangle.pgm.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.disentangle.pgm.factor.Variable;

/**
 * The numbers of one probability block of a BIF, of which there are three forms: {@code table}, all
 * entries with the child running slowest and the last parent fastest; {@code (states of the
 * parents)} with one row, the child running; {@code default} for all other rows.
 */
final class BifTable {
  private final SourceText source;
  private final Tokenizer tokens;
  private final int line;
  private final Variable child;
  private final List<Variable> parents;
  private final double[] values;
  private final int rows;
  private final BitSet given = new BitSet();
  private double[] otherwise = {};

  /**
   * @param line where the block begins
   * @param values filled: row after row, the child running fastest
   */
  BifTable(
      SourceText source,
      Tokenizer tokens,
      int line,
      Variable child,
      List<Variable> parents,
      double[] values) {
    this.source = source;
    this.tokens = tokens;
    this.line = line;
    this.child = child;
    this.parents = parents;
    this.values = values;
    this.rows = values.length / child.cardinality();
  }

  /** Reads the rest of an entry that begins with a token. */
  void read(Token first) {
    if (first.isWord("table")) {
      if (!given.isEmpty()) {
        throw source.fault(first.line(), whose() + " has other entries before this table");
      }
      double[] read = entries(first.line(), whose(), values.length);
      for (int row = 0; row < rows; row++) {
        for (int state = 0; state < child.cardinality(); state++) {
          values[row * child.cardinality() + state] = read[state * rows + row];
        }
      }
      given.set(0, rows);
    } else if (first.isWord("default")) {
      if (otherwise.length > 0) {
        throw source.fault(first.line(), whose() + " has a second default row; keep one");
      }
      otherwise = entries(first.line(), "the default row of " + child.name(), child.cardinality());
    } else if (first.is("(")) {
      row(first.line());
    } else {
      throw tokens.unexpected(
          first,
          "table, default, a row that begins with \"(\", or \"}\" in the block of " + child.name());
    }
  }

  private void row(int at) {
    List<Token> states = new ArrayList<>();
    while (!tokens.took(")")) {
      if (!tokens.took(",")) {
        states.add(tokens.name("a state or \")\" in a row of " + whose()));
      }
    }
    String label =
        "the row ("
            + String.join(", ", states.stream().map(Token::text).toList())
            + ") of "
            + whose();
    if (states.size() != parents.size()) {
      throw source.fault(
          at, label + " names " + states.size() + " states for " + parents.size() + " parents");
    }
    int row = 0;
    for (int i = 0; i < states.size(); i++) {
      Variable parent = parents.get(i);
      String state = states.get(i).text();
      row = row * parent.cardinality() + source.within(at, () -> parent.index(state));
    }
    if (given.get(row)) {
      throw source.fault(at, label + " is given twice; keep one");
    }
    given.set(row);
    fill(row, entries(at, label, child.cardinality()));
  }

  private void fill(int row, double[] with) {
    System.arraycopy(with, 0, values, row * child.cardinality(), child.cardinality());
  }

  private double[] entries(int at, String label, int count) {
    List<Double> read = new ArrayList<>();
    while (!tokens.took(";")) {
      if (!tokens.took(",")) {
        read.add(tokens.entry(label));
      }
    }
    if (read.size() != count) {
      throw source.fault(at, label + " has " + read.size() + " entries; it needs " + count);
    }
    return read.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Sets the remaining rows to the default. */
  void finish() {
    for (int row = given.nextClearBit(0); row < rows; row = given.nextClearBit(row + 1)) {
      if (otherwise.length == 0) {
        throw source.fault(
            line,
            whose()
                + " has "
                + given.cardinality()
                + " of its "
                + rows
                + " rows and no default row; give each");
      }
      fill(row, otherwise);
    }
  }

  private String whose() {
    return "the table of " + child.name();
  }
}
