package org.disentangle.data.folder;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.disentangle.UserErrorException;
import org.disentangle.data.picture.PictureFormat;

/**
 * Labels in text whose columns are separated by blanks, as those of CelebA: a row a picture, whose
 * name is the first column. A first line that is a whole number says how many rows there are; a
 * line before the rows says what the columns are called, with or without that of the names.
 */
final class BlankLabels {
  private final String stem;
  private final LabelTable table;
  private OptionalLong rows = OptionalLong.empty();
  private List<String> heading = List.of();
  private List<String> names = List.of();

  private BlankLabels(String stem, LabelTable table) {
    this.stem = stem;
    this.table = table;
  }

  /**
   * Reads all rows.
   *
   * @param stem what columns without a name are called
   * @return whether a line says what the columns are called
   * @throws UserErrorException if a line does not fit
   */
  static boolean read(BufferedReader text, String stem, LabelTable table) throws IOException {
    BlankLabels labels = new BlankLabels(stem, table);
    int line = 0;
    int count = 0;
    for (String each = text.readLine(); each != null; each = text.readLine()) {
      line++;
      List<String> cells = List.of(each.strip().split("\\s+", LabelTable.MOST_COLUMNS + 2));
      if (!each.isBlank()) {
        count += labels.take(line, cells) ? 1 : 0;
      }
    }
    if (labels.rows.orElse(count) != count) {
      throw table.fault(
          1,
          "says that there are %s rows, but there are %s".formatted(labels.rows.getAsLong(), count),
          "copy or download the file again");
    }
    return !labels.heading.isEmpty();
  }

  /** Whether the line was a row. */
  private boolean take(int line, List<String> cells) {
    boolean isBeforeRows = names.isEmpty() && !PictureFormat.isNamedSo(cells.get(0));
    if (isBeforeRows && cells.size() == 1 && cells.get(0).matches("\\d{1,18}") && line == 1) {
      rows = OptionalLong.of(Long.parseLong(cells.get(0)));
      return false;
    }
    if (isBeforeRows && heading.isEmpty()) {
      heading = cells;
      return false;
    }
    if (names.isEmpty()) {
      names = names(cells.size());
    }
    if (cells.size() != names.size() || cells.size() > LabelTable.MOST_COLUMNS) {
      throw table.fault(
          line,
          "has %s cells".formatted(cells.size()),
          "expected %s, a picture's name among them".formatted(names.size()));
    }
    table.add(line, names, cells);
    return true;
  }

  private List<String> names(int cells) {
    boolean isOfNamesToo = heading.size() == cells;
    List<String> columns =
        heading.isEmpty()
            ? LabelPart.names(stem, cells - 1)
            : isOfNamesToo ? heading.subList(1, cells) : heading;
    List<String> all = new ArrayList<>(List.of(LabelTable.FILE_NAME));
    all.addAll(columns);
    return all;
  }
}
