package org.disentangle.table;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tech.tablesaw.api.ColumnType;

/** What the cells of a column hold: how they are understood, and which column of Tablesaw it is. */
enum CellType {
  /** Any text; a blank cell is the empty one. */
  TEXT(ColumnType.STRING, "text") {
    @Override
    Object parsed(String cell) {
      return cell;
    }
  },

  /** {@code true} or {@code false}. */
  FLAG(ColumnType.STRING, "true or false") {
    @Override
    Object parsed(String cell) {
      if (cell.equals("true") || cell.equals("false")) {
        return Boolean.valueOf(cell);
      }
      throw new IllegalArgumentException(expected());
    }
  },

  /** An index or a count: a whole number that is not negative. */
  COUNT(ColumnType.INTEGER, "a whole number") {
    @Override
    Object parsed(String cell) {
      int count = Integer.parseInt(cell);
      if (count < 0) {
        throw new IllegalArgumentException("0 or more");
      }
      return count;
    }
  },

  /** Any whole number. */
  WHOLE(ColumnType.LONG, "a whole number") {
    @Override
    Object parsed(String cell) {
      return Long.valueOf(cell);
    }
  },

  /** Any number. */
  REAL(ColumnType.DOUBLE, "a number") {
    @Override
    Object parsed(String cell) {
      return Double.valueOf(cell);
    }
  };

  private static final Map<Class<?>, CellType> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, TEXT),
          Map.entry(boolean.class, FLAG),
          Map.entry(int.class, COUNT),
          Map.entry(Integer.class, COUNT),
          Map.entry(OptionalInt.class, COUNT),
          Map.entry(long.class, WHOLE),
          Map.entry(OptionalLong.class, WHOLE),
          Map.entry(double.class, REAL),
          Map.entry(Double.class, REAL),
          Map.entry(OptionalDouble.class, REAL));

  private final ColumnType columnType;
  private final String expected;

  CellType(ColumnType columnType, String expected) {
    this.columnType = columnType;
    this.expected = expected;
  }

  /**
   * What a component of a class holds.
   *
   * @throws IllegalArgumentException if that is nothing that a table has
   */
  static CellType of(Class<?> type) {
    CellType found = BY_CLASS.get(type);
    if (found == null) {
      throw new IllegalArgumentException("no table has cells of the type " + type.getName());
    }
    return found;
  }

  /**
   * The value of a cell that is not blank.
   *
   * @throws IllegalArgumentException if it is not what is expected; that is the message
   */
  Object value(String cell) {
    try {
      return parsed(this == TEXT ? cell : cell.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
  }

  abstract Object parsed(String cell);

  String expected() {
    return expected;
  }

  boolean isNumber() {
    return this == COUNT || this == WHOLE || this == REAL;
  }

  /** An empty column. */
  tech.tablesaw.columns.Column<?> column(String name) {
    return columnType.create(name);
  }

  /** What a column of Tablesaw holds for a value. */
  Object held(Object value) {
    return this == FLAG ? value.toString() : value;
  }
}
