package org.disentangle.data.folder;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.data.csv.CsvRows;

/** Labels in CSV (RFC 4180): commas, a heading, a row a picture. */
final class CsvLabels {
  /** As the CSV files of CelebA have it. */
  private static final String OTHER_FILE_NAME = "image_id";

  private CsvLabels() {}

  /**
   * Reads all rows.
   *
   * @param name of the file in messages
   * @throws UserErrorException if it is no such file
   */
  static void read(Reader text, String name, LabelTable table) {
    List<String> heading = new ArrayList<>();
    CsvRows.read(
        text,
        name,
        LabelTable.MOST_COLUMNS + 1,
        (line, cells) -> {
          if (heading.isEmpty()) {
            heading.addAll(heading(cells));
            requireSound(heading, name);
          } else {
            table.add(line, heading, cells);
          }
        });
    if (heading.isEmpty()) {
      throw new UserErrorException(name + " is empty; expected a heading and rows");
    }
  }

  /** The columns' names; where none is called so, that of the pictures may have its other name. */
  private static List<String> heading(List<String> names) {
    return names.contains(LabelTable.FILE_NAME)
        ? names
        : names.stream()
            .map(name -> name.equals(OTHER_FILE_NAME) ? LabelTable.FILE_NAME : name)
            .toList();
  }

  private static void requireSound(List<String> heading, String name) {
    if (!heading.contains(LabelTable.FILE_NAME)) {
      throw new UserErrorException(
          "%s has no column %s: its columns are %s; call the one with the pictures' paths so, and separate columns by commas"
              .formatted(name, LabelTable.FILE_NAME, String.join(", ", heading)));
    }
    Set<String> seen = new HashSet<>();
    for (String column : heading) {
      if (!column.isEmpty() && !seen.add(column)) {
        throw new UserErrorException(
            "%s has two columns %s; give each a name of its own".formatted(name, column));
      }
    }
  }
}
