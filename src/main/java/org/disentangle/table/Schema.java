package org.disentangle.table;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * The schema of a table, declared by a record type: a record is a row, and its components are the
 * columns, from the left. {@code String} holds text, {@code boolean} true or false, {@code int} a
 * count or an index (0 or more), {@code long} any whole number, {@code double} any number; {@code
 * OptionalInt}, {@code OptionalLong} and {@code OptionalDouble} may be blank. A {@code Map} from
 * names to {@code Double} or {@code Integer} has one column for each name, at the place of the map:
 * factors, loss terms, latents.
 *
 * @param <R> the record
 */
public final class Schema<R extends Record> {
  private final Class<R> type;
  private final TableFile file;
  private final List<Field> fields;
  private final Constructor<R> constructor;

  private Schema(Class<R> type, TableFile file, List<Field> fields, Constructor<R> constructor) {
    this.type = type;
    this.file = file;
    this.fields = fields;
    this.constructor = constructor;
  }

  /**
   * Reads the declaration.
   *
   * @param type a record with {@link TableFile}
   * @throws IllegalArgumentException if it is not such a record, or has a component of an
   *     unsupported type
   */
  public static <R extends Record> Schema<R> of(Class<R> type) {
    TableFile file = type.getAnnotation(TableFile.class);
    if (file == null) {
      throw new IllegalArgumentException(type.getName() + " does not say which table it is of");
    }
    List<Field> fields = Arrays.stream(type.getRecordComponents()).map(Field::new).toList();
    try {
      Constructor<R> constructor =
          type.getDeclaredConstructor(
              fields.stream().map(Field::componentType).toArray(Class<?>[]::new));
      constructor.trySetAccessible();
      return new Schema<>(type, file, fields, constructor);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its own constructor: " + type.getName(), e);
    }
  }

  /** The record. */
  public Class<R> type() {
    return type;
  }

  /** E.g. {@code loss}. */
  public String name() {
    return file.name();
  }

  /** E.g. {@code loss.csv}. */
  public String fileName() {
    return CsvFile.name(name());
  }

  /** A description of its content. */
  public String sentence() {
    return file.sentence();
  }

  /** The columns that have the same name in every file, from the left. */
  public List<Field> fields() {
    return fields.stream().filter(field -> !field.isMap()).toList();
  }

  /** A table of rows without maps. */
  public Table table(Stream<R> rows) {
    return table(rows, List.of());
  }

  /**
   * A table of rows.
   *
   * @param names of the columns that the maps of the rows have, in their order; a row without one
   *     of them has a blank cell there
   * @throws IllegalArgumentException if a map has a further name, or one of these belongs to no map
   */
  public Table table(Stream<R> rows, Collection<String> names) {
    Map<Field, Set<String>> columns =
        columns(Stream.concat(fields().stream().map(Field::name), names.stream()).toList());
    if (columns.values().stream().mapToInt(Set::size).sum() < fields().size() + names.size()) {
      throw new IllegalArgumentException(
          "the table " + name() + " has no place for each of the columns " + names);
    }
    return table(rows, columns);
  }

  /**
   * A table of rows with several maps whose columns cannot be distinguished by a pattern.
   *
   * @param names of the columns of each map, in the order of the maps
   * @throws IllegalArgumentException if a map has a further name
   */
  public Table tableOfMaps(Stream<R> rows, List<? extends Collection<String>> names) {
    Map<Field, Set<String>> columns = columns(fields().stream().map(Field::name).toList());
    List<Field> maps = fields.stream().filter(Field::isMap).toList();
    for (int i = 0; i < maps.size(); i++) {
      columns.get(maps.get(i)).addAll(names.get(i));
    }
    return table(rows, columns);
  }

  private Table table(Stream<R> rows, Map<Field, Set<String>> columns) {
    Table table = Table.create(name());
    columns.forEach(
        (field, own) ->
            own.forEach(column -> table.addColumns(field.type().column().create(column))));
    rows.forEach(row -> append(table, row, columns));
    return table;
  }

  private void append(Table table, R row, Map<Field, Set<String>> columns) {
    int at = 0;
    for (Field field : fields) {
      Set<String> names = columns.get(field);
      Map<?, ?> values = field.values(row);
      if (!names.containsAll(values.keySet())) {
        throw new IllegalArgumentException(
            "the table " + name() + " has no column for each of " + values.keySet());
      }
      for (String column : names) {
        // Tablesaw makes a blank cell from null.
        table.column(at++).appendObj(values.get(column));
      }
    }
  }

  /**
   * For each field, the columns that belong to it: the column of its name, or all that its map
   * takes.
   */
  Map<Field, Set<String>> columns(Collection<String> header) {
    Map<Field, Set<String>> columns = new LinkedHashMap<>();
    fields.forEach(field -> columns.put(field, new LinkedHashSet<>()));
    for (String column : header) {
      fields().stream()
          .filter(field -> field.name().equals(column))
          .findFirst()
          .or(() -> map(column))
          .ifPresent(field -> columns.get(field).add(column));
    }
    return columns;
  }

  /**
   * The map that a column belongs to: maps with a pattern come before maps that take all columns.
   */
  private Optional<Field> map(String column) {
    return fields.stream()
        .filter(field -> field.takes(column))
        .min(Comparator.comparing(Field::takesAll));
  }

  /** The row of a line of a file. */
  R row(Map<Field, Set<String>> columns, Function<String, String> cells, Field.Misfit misfit) {
    Object[] components =
        fields.stream().map(field -> field.read(columns.get(field), cells, misfit)).toArray();
    try {
      return constructor.newInstance(components);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a row of the table " + name(), e);
    }
  }
}
