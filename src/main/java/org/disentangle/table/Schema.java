package org.disentangle.table;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Collection;
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
 * A table as its rows declare it: a record is a row, and its components are the columns, from the
 * left. {@code String} holds text, {@code boolean} true or false, {@code int} a count or an index
 * (0 or more), {@code long} any whole number, {@code double} any number; {@code OptionalInt},
 * {@code OptionalLong} and {@code OptionalDouble} may be blank. A {@code Map} from names to {@code
 * Double} or {@code Integer} is as many columns as there are names, in the place of the map:
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
   * @throws IllegalArgumentException if it is no such record, or has a component that no table has
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

  /** What is in it. */
  public String sentence() {
    return file.sentence();
  }

  /** The columns that have the same name in every file, from the left. */
  public List<Field> fields() {
    return fields.stream().filter(field -> !field.isMap()).toList();
  }

  /** A table of rows without columns of their own names. */
  public Table table(Stream<R> rows) {
    return table(rows, List.of());
  }

  /**
   * A table of rows.
   *
   * @param names of the columns that the maps of the rows have, in their order; a row without one
   *     of them has a blank cell there
   * @throws IllegalArgumentException if a map has a further name, or no map takes one of these
   */
  public Table table(Stream<R> rows, Collection<String> names) {
    return table(rows, named(names));
  }

  /**
   * A table of rows with several maps whose columns no pattern tells apart.
   *
   * @param names of the columns of each map, in the order of the maps
   * @throws IllegalArgumentException if a map has a further name
   */
  public Table tableOfMaps(Stream<R> rows, List<? extends Collection<String>> names) {
    Map<Field, Set<String>> columns = named(List.of());
    List<Field> maps = fields.stream().filter(Field::isMap).toList();
    for (int i = 0; i < maps.size(); i++) {
      columns.get(maps.get(i)).addAll(names.get(i));
    }
    return table(rows, columns);
  }

  private Table table(Stream<R> rows, Map<Field, Set<String>> columns) {
    Table table = Table.create(name());
    for (Field field : fields) {
      columns.get(field).forEach(column -> table.addColumns(field.type().column(column)));
    }
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
            "the table "
                + name()
                + " has columns "
                + names
                + ", and not all of "
                + values.keySet());
      }
      for (String column : names) {
        Object value = values.get(column);
        if (value == null) {
          table.column(at).appendMissing();
        } else {
          table.column(at).appendObj(field.type().held(value));
        }
        at++;
      }
    }
  }

  /** By field, its columns: that of its name, or those of the names that a map takes. */
  private Map<Field, Set<String>> named(Collection<String> names) {
    Map<Field, Set<String>> columns = new LinkedHashMap<>();
    for (Field field : fields) {
      columns.put(field, field.isMap() ? new LinkedHashSet<>() : Set.of(field.name()));
    }
    for (String name : names) {
      Field taker =
          taker(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no column of the table " + name() + " may be called " + name));
      columns.get(taker).add(name);
    }
    return columns;
  }

  /** The map whose column that is: one that says what it matches before one that takes all. */
  private Optional<Field> taker(String column) {
    List<Field> maps = fields.stream().filter(Field::isMap).toList();
    return Stream.concat(
            maps.stream()
                .filter(map -> !map.matching().isEmpty() && column.matches(map.matching())),
            maps.stream().filter(map -> map.matching().isEmpty()))
        .findFirst();
  }

  /**
   * The columns of a file by the fields they are of; none for those that it may lack and does.
   * Columns that no field takes are left out.
   *
   * @param lacking makes an exception of a column that must be there
   */
  Map<Field, Set<String>> found(List<String> header, Function<String, RuntimeException> lacking) {
    Map<Field, Set<String>> columns = new LinkedHashMap<>();
    for (Field field : fields) {
      columns.put(field, new LinkedHashSet<>());
      if (!field.isMap() && header.contains(field.name())) {
        columns.get(field).add(field.name());
      } else if (!field.mayBeAbsent()) {
        throw lacking.apply(field.name());
      }
    }
    List<String> fixed = fields().stream().map(Field::name).toList();
    for (String column : header) {
      if (!fixed.contains(column)) {
        taker(column).ifPresent(map -> columns.get(map).add(column));
      }
    }
    return columns;
  }

  /** The row that a line of a file holds. */
  R row(Map<Field, Set<String>> columns, Function<String, String> cells, Field.Misfit misfit) {
    Object[] components =
        fields.stream().map(field -> field.read(columns.get(field), cells, misfit)).toArray();
    try {
      return constructor.newInstance(components);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a row of the table " + name(), e);
    }
  }

  /** What the cells of a row are in the file, by column; blank ones are empty. */
  public Map<String, String> texts(R row) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Field field : fields()) {
      texts.put(
          field.name(), field.value(row).map(field.type()::held).map(CsvFile::text).orElse(""));
    }
    return texts;
  }
}
