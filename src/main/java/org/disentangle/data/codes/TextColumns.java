package org.disentangle.data.codes;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.csv.CsvRows;
import org.disentangle.data.csv.Utf8Text;

/**
 * The columns of a CSV file. The first row names them, if it has a cell that is neither a number
 * nor empty; a column whose name is empty is left out, as it is an index that another program
 * counted.
 *
 * @param file the file
 * @param names of the columns; empty without a heading
 * @param lines where each row stands
 * @param rows the cells of each row
 */
record TextColumns(Path file, List<String> names, List<Integer> lines, List<List<String>> rows)
    implements StoredColumns {
  private static final Logger LOG = LogManager.getLogger();

  /** The most columns. */
  private static final int MOST_COLUMNS = 10_000;

  private static final String MISSING = "nan";

  static TextColumns read(Path file) throws IOException {
    List<Integer> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader text = Utf8Text.open(file)) {
      CsvRows.read(
          text,
          file.toString(),
          MOST_COLUMNS,
          (line, cells) -> {
            lines.add(line);
            rows.add(cells);
          });
    }
    boolean isHeaded = !rows.isEmpty() && !rows.get(0).stream().allMatch(TextColumns::mayBeNumber);
    if (rows.size() < (isHeaded ? 2 : 1)) {
      throw new UserErrorException(
          "%s has no row%s; expected one for each image"
              .formatted(file, isHeaded ? " below its heading" : ""));
    }
    if (!isHeaded) {
      warnOfCounted(file, rows.get(0));
      return new TextColumns(file, List.of(), lines, rows);
    }
    List<String> heading = rows.get(0);
    requireSound(file, heading);
    int[] kept =
        IntStream.range(0, heading.size()).filter(j -> !heading.get(j).isEmpty()).toArray();
    return new TextColumns(
        file,
        pick(heading, kept),
        lines.subList(1, lines.size()),
        rows.subList(1, rows.size()).stream().map(row -> pick(row, kept)).toList());
  }

  private static List<String> pick(List<String> cells, int[] kept) {
    return IntStream.of(kept).mapToObj(cells::get).toList();
  }

  private static boolean mayBeNumber(String cell) {
    return cell.isEmpty() || cell.equalsIgnoreCase(MISSING) || LabelColumn.isNumber(cell);
  }

  /** Names that are counted look like a row. */
  private static void warnOfCounted(Path file, List<String> first) {
    if (first.size() > 1
        && IntStream.range(0, first.size()).allMatch(j -> first.get(j).equals("" + j))) {
      LOG.warn(
          "{}: its first row is 0, 1, ... and taken for a row; if these are names, call the columns by words",
          file);
    }
  }

  private static void requireSound(Path file, List<String> heading) {
    Set<String> seen = new HashSet<>();
    for (String name : heading) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new UserErrorException(
            "%s has two columns %s; give each a name of its own".formatted(file, name));
      }
      if (name.chars().anyMatch(Character::isISOControl)) {
        throw new UserErrorException(
            "%s has the column %s; expected a name on one line, without control characters"
                .formatted(file, name.replaceAll("\\p{Cntrl}", "?")));
      }
    }
    if (seen.isEmpty()) {
      throw new UserErrorException(file + " names no column; expected a name or more");
    }
  }

  @Override
  public int width() {
    return rows.get(0).size();
  }

  @Override
  public double[][] numbers() {
    double[][] numbers = new double[rows.size()][width()];
    for (int i = 0; i < numbers.length; i++) {
      for (int j = 0; j < numbers[i].length; j++) {
        String cell = rows.get(i).get(j);
        double number = LabelColumn.isNumber(cell) ? Double.parseDouble(cell) : Double.NaN;
        if (!Double.isFinite(number)) {
          throw new UserErrorException(
              "%s, line %s has %s in column %s; expected a finite number"
                  .formatted(
                      file,
                      lines.get(i),
                      cell.isEmpty() ? "nothing" : "\"" + shown(cell) + "\"",
                      names.isEmpty() ? j + 1 : names.get(j)));
        }
        numbers[i][j] = number;
      }
    }
    return numbers;
  }

  private static String shown(String cell) {
    String plain = cell.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "..." : plain;
  }

  @Override
  public List<LabelColumn> labels(List<String> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(
            k ->
                LabelColumn.texts(
                    columns.get(k),
                    rows.stream()
                        .map(row -> row.get(k))
                        .map(cell -> cell.equalsIgnoreCase(MISSING) ? "" : cell)
                        .toList()))
        .toList();
  }
}
