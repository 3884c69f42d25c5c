package org.disentangle.table;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * A component of a row: one column named after it, or, of a map, as many columns as there are keys.
 */
public final class Field {
  private final RecordComponent component;
  private final Method accessor;
  private final Optional<Column> more;
  private final CellType type;

  Field(RecordComponent component) {
    this.component = component;
    accessor = component.getAccessor();
    accessor.trySetAccessible();
    more = Optional.ofNullable(component.getAnnotation(Column.class));
    type =
        CellType.of(
            isMap()
                ? (Class<?>)
                    ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1]
                : component.getType());
  }

  /** The name of its column: {@code explained_ratio} of {@code explainedRatio}. */
  public String name() {
    return more.map(Column::name)
        .filter(name -> !name.isEmpty())
        .orElseGet(
            () ->
                component
                    .getName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                    .toLowerCase(Locale.ROOT));
  }

  /** Whether it has numbers. */
  public boolean isNumber() {
    return type.isNumber();
  }

  /** What a page calls it; empty where its name says it. */
  public Optional<String> title() {
    return more.map(Column::title).filter(title -> !title.isEmpty());
  }

  /** How many decimals a page shows; all digits if that is not said. */
  public OptionalInt decimals() {
    int decimals = more.map(Column::decimals).orElse(-1);
    return decimals < 0 ? OptionalInt.empty() : OptionalInt.of(decimals);
  }

  /** Whether it is a share, from 0 to 1. */
  public boolean isShare() {
    return more.map(Column::isShare).orElse(false);
  }

  /** The value of a row; empty for a blank cell. */
  public Optional<Object> value(Record row) {
    Object value = component(row);
    if (value instanceof OptionalDouble real) {
      return real.isPresent() ? Optional.of(real.getAsDouble()) : Optional.empty();
    }
    if (value instanceof OptionalInt count) {
      return count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong whole) {
      return whole.isPresent() ? Optional.of(whole.getAsLong()) : Optional.empty();
    }
    return Optional.of(value);
  }

  /** Whether it has a column for each key. */
  boolean isMap() {
    return component.getType() == Map.class;
  }

  boolean mayBeAbsent() {
    return isMap() || more.map(Column::mayBeAbsent).orElse(false);
  }

  /** What the columns of a map match; empty if it takes all that no other takes. */
  String matching() {
    return more.map(Column::matching).orElse("");
  }

  CellType type() {
    return type;
  }

  Class<?> componentType() {
    return component.getType();
  }

  /** The values of a row by column; blank cells are not there. */
  Map<?, ?> values(Record row) {
    if (component(row) instanceof Map<?, ?> values) {
      return values;
    }
    return value(row).<Map<?, ?>>map(value -> Map.of(name(), value)).orElse(Map.of());
  }

  private Object component(Record row) {
    try {
      return accessor.invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name() + " of " + row, e);
    }
  }

  /**
   * The component of a row that is read.
   *
   * @param columns of the file that are its own; none if the file lacks it
   * @param cells by column
   * @param misfit makes an exception of a column and what is expected there
   */
  Object read(Set<String> columns, Function<String, String> cells, Misfit misfit) {
    if (isMap()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (String column : columns) {
        if (type != CellType.REAL || !cells.apply(column).isBlank()) {
          values.put(column, parsed(column, cells.apply(column), misfit));
        }
      }
      return values;
    }
    String cell = columns.isEmpty() ? "" : cells.apply(name());
    boolean isBlank = cell.isBlank();
    if (component.getType() == OptionalDouble.class) {
      return isBlank
          ? OptionalDouble.empty()
          : OptionalDouble.of((Double) parsed(name(), cell, misfit));
    }
    if (component.getType() == OptionalInt.class) {
      return isBlank ? OptionalInt.empty() : OptionalInt.of((Integer) parsed(name(), cell, misfit));
    }
    if (component.getType() == OptionalLong.class) {
      return isBlank ? OptionalLong.empty() : OptionalLong.of((Long) parsed(name(), cell, misfit));
    }
    return parsed(name(), cell, misfit);
  }

  private Object parsed(String column, String cell, Misfit misfit) {
    try {
      return type.value(cell);
    } catch (IllegalArgumentException e) {
      throw misfit.of(column, cell, e);
    }
  }

  /** Names the file and the row of a cell that is not what is expected. */
  interface Misfit {
    RuntimeException of(String column, String cell, IllegalArgumentException expected);
  }
}
