package org.disentangle.cli.pgm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.AtomicWrite;
import org.disentangle.page.CsvText;

/** The CSV files that verbs write. */
final class Csv {
  private Csv() {}

  /**
   * Writes rows, the heading first.
   *
   * @throws org.disentangle.UserErrorException if the file cannot be written
   */
  static void write(Path target, List<List<String>> rows) {
    String text = rows.stream().map(CsvText::row).collect(Collectors.joining());
    AtomicWrite.file(target, temporary -> Files.writeString(temporary, text));
  }
}
