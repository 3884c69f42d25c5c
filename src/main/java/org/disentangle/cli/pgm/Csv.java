package org.disentangle.cli.pgm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.AtomicWrite;

/** Small CSV files: UTF-8, lines ended by a line feed, cells quoted where they must be. */
final class Csv {
  private Csv() {}

  /**
   * Writes rows, the heading first.
   *
   * @throws org.disentangle.UserErrorException if the file cannot be written
   */
  static void write(Path target, List<List<String>> rows) {
    String text = rows.stream().map(row -> line(row) + "\n").collect(Collectors.joining());
    AtomicWrite.file(target, temporary -> Files.writeString(temporary, text));
  }

  private static String line(List<String> row) {
    return row.stream().map(Csv::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
