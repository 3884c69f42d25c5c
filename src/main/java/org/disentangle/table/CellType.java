package org.disentangle.table;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import tech.tablesaw.api.ColumnType;

/**
 * The type of the cells of a column.
 *
 * @param column of Tablesaw
 * @param expected the expected value of a cell, in words
 * @param parser parses a cell that is not blank; throws IllegalArgumentException if it is not as
 *     expected
 * @param classes of components
 */
record CellType(
    ColumnType column, String expected, Function<String, Object> parser, List<Class<?>> classes) {
  /** Any text; a blank cell is the empty one. */
  static final CellType TEXT =
      new CellType(ColumnType.STRING, "text", cell -> cell, List.of(String.class));

  static final CellType FLAG =
      new CellType(ColumnType.STRING, "true or false", CellType::flag, List.of(boolean.class));

  /** An index or a count: a whole number that is not negative. */
  static final CellType COUNT =
      new CellType(
          ColumnType.INTEGER,
          "a whole number",
          CellType::count,
          List.of(int.class, Integer.class, OptionalInt.class));

  static final CellType WHOLE =
      new CellType(
          ColumnType.LONG,
          "a whole number",
          cell -> Long.valueOf(cell.strip()),
          List.of(long.class, OptionalLong.class));

  static final CellType REAL =
      new CellType(
          ColumnType.DOUBLE,
          "a number",
          cell -> Double.valueOf(cell.strip()),
          List.of(double.class, Double.class, OptionalDouble.class));

  private static final List<CellType> ALL = List.of(TEXT, FLAG, COUNT, WHOLE, REAL);

  /**
   * The cell type of a component's class.
   *
   * @throws IllegalArgumentException if a table has no such type
   */
  static CellType of(Class<?> type) {
    return ALL.stream()
        .filter(each -> each.classes().contains(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table has cells of " + type.getName()));
  }

  /**
   * The value of a cell that is not blank.
   *
   * @throws IllegalArgumentException if it is not as expected; the message is the expectation
   */
  Object value(String cell) {
    try {
      return parser.apply(cell);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(expected, e);
    }
  }

  boolean isNumber() {
    return column != ColumnType.STRING;
  }

  private static Object flag(String cell) {
    if (cell.equals("true") || cell.equals("false")) {
      return Boolean.valueOf(cell);
    }
    throw new IllegalArgumentException(FLAG.expected());
  }

  private static Object count(String cell) {
    int count = Integer.parseInt(cell.strip());
    if (count < 0) {
      throw new IllegalArgumentException("0 or more");
    }
    return count;
  }
}
