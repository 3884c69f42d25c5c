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
 * A field, a component of a row: one column named after it or, for a map, one column for each key.
 */
public final class Field {
  private static final Map<Class<?>, Object> BLANK =
      Map.of(
          OptionalDouble.class,
          OptionalDouble.empty(),
          OptionalInt.class,
          OptionalInt.empty(),
          OptionalLong.class,
          OptionalLong.empty());

  private final RecordComponent component;
  private final String name;
  private final Method accessor;
  private final Optional<Column> more;
  private final CellType type;

  Field(RecordComponent component) {
    this.component = component;
    accessor = component.getAccessor();
    accessor.trySetAccessible();
    String words = component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_");
    more = Optional.ofNullable(component.getAnnotation(Column.class));
    name =
        more.map(Column::name)
            .filter(own -> !own.isEmpty())
            .orElseGet(() -> words.toLowerCase(Locale.ROOT));
    type =
        CellType.of(
            component.getGenericType() instanceof ParameterizedType map
                ? (Class<?>) map.getActualTypeArguments()[1]
                : component.getType());
  }

  /** The name of its column: {@code explained_ratio} of {@code explainedRatio}. */
  public String name() {
    return name;
  }

  /** Whether it has numbers. */
  public boolean isNumber() {
    return type.isNumber();
  }

  /** Its title on a page; empty if it follows from the name. */
  public Optional<String> title() {
    return more.map(Column::title).filter(title -> !title.isEmpty());
  }

  /** How many decimals a page shows; all digits if not set. */
  public OptionalInt decimals() {
    return more.stream().mapToInt(Column::decimals).filter(decimals -> decimals >= 0).findFirst();
  }

  /** Whether it is a share, from 0 to 1. */
  public boolean isShare() {
    return more.map(Column::isShare).orElse(false);
  }

  /** The value of a row as in a table; empty for a blank cell. */
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
    return Optional.of(value instanceof Boolean ? value.toString() : value);
  }

  /** The cell of a row as in its file; empty if it is blank. */
  public String text(Record row) {
    return value(row).map(CsvFile::text).orElse("");
  }

  /** The values of a row by column; without blank cells. */
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

  /** Whether it has a column for each key. */
  boolean isMap() {
    return component.getType() == Map.class;
  }

  /** Whether files may lack it. */
  boolean mayBeAbsent() {
    return isMap() || more.map(Column::mayBeAbsent).orElse(false);
  }

  /** Whether a column may belong to this map. */
  boolean takes(String column) {
    return isMap() && (takesAll() || column.matches(more.orElseThrow().matching()));
  }

  /** Whether a map takes every column that no other takes. */
  boolean takesAll() {
    return more.map(Column::matching).orElse("").isEmpty();
  }

  CellType type() {
    return type;
  }

  Class<?> componentType() {
    return component.getType();
  }

  /**
   * Reads the component of a row.
   *
   * @param columns of the file that belong to it; none if the file lacks it
   * @param cells by column
   * @param misfit makes an exception for a cell
   */
  Object read(Set<String> columns, Function<String, String> cells, Misfit misfit) {
    if (isMap()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (String column : columns) {
        if (!type.isNumber() || !cells.apply(column).isBlank()) {
          values.put(column, parsed(column, cells.apply(column), misfit));
        }
      }
      return values;
    }
    String cell = columns.isEmpty() ? "" : cells.apply(name());
    Object blank = BLANK.get(component.getType());
    if (blank != null && cell.isBlank()) {
      return blank;
    }
    Object value = parsed(name(), cell, misfit);
    return blank == null ? value : optional(value);
  }

  private Object parsed(String column, String cell, Misfit misfit) {
    try {
      return type.value(cell);
    } catch (IllegalArgumentException e) {
      throw misfit.of(column, cell, e);
    }
  }

  private static Object optional(Object value) {
    if (value instanceof Double real) {
      return OptionalDouble.of(real);
    }
    return value instanceof Integer count ? OptionalInt.of(count) : OptionalLong.of((Long) value);
  }

  /** Makes an exception that names the file and the row of an unexpected cell. */
  interface Misfit {
    RuntimeException of(String column, String cell, IllegalArgumentException expected);
  }
}
