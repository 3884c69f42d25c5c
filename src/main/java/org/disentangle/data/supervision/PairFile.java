package org.disentangle.data.supervision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.csv.CsvRows;
import org.disentangle.data.csv.Utf8Text;

/**
 * A CSV file of pairs: the columns {@value #FIRST} and {@value #SECOND}, numbers of images from 0,
 * and, if it says so, {@value #CHANGED}, in what they differ.
 *
 * @param path as it is named
 * @param saysChanges whether it has the column of what differs
 * @param checksum SHA-256 of the file, hexadecimal
 */
record PairFile(String path, List<Row> rows, boolean saysChanges, String checksum) {
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String CHANGED = "changed";

  /** What stands between several things that differ. */
  private static final String AND = "\\+";

  private static final int MOST_COLUMNS = 100;
  private static final String EXPECTED =
      "expected a heading first,second or first,second,changed, and below it the numbers of two images in each row";

  /** Copies the list. */
  PairFile {
    rows = List.copyOf(rows);
  }

  /**
   * One pair.
   *
   * @param line where it stands, from 1
   * @param changed names of what differs
   */
  record Row(int line, int first, int second, List<String> changed) {
    /** Copies the list. */
    Row {
      changed = List.copyOf(changed);
    }
  }

  /**
   * Reads a file.
   *
   * @throws UserErrorException if it cannot be read, or is not of pairs
   */
  static PairFile read(String path) {
    byte[] bytes = bytes(path);
    List<String> heading = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (Reader text = Utf8Text.of(new ByteArrayInputStream(bytes))) {
      CsvRows.read(
          text,
          path,
          MOST_COLUMNS,
          (line, cells) -> {
            if (heading.isEmpty()) {
              heading.addAll(cells.stream().map(String::strip).toList());
              requireHeading(path, heading);
            } else {
              rows.add(row(path, line, heading, cells));
            }
          });
    } catch (IOException e) {
      throw unreadable(path, e);
    }
    if (rows.isEmpty()) {
      throw new UserErrorException("%s has no pairs; %s".formatted(path, EXPECTED));
    }
    return new PairFile(path, rows, heading.contains(CHANGED), sha256(bytes));
  }

  private static byte[] bytes(String path) {
    try {
      return Files.readAllBytes(Path.of(path));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static FileErrorException unreadable(String path, IOException cause) {
    return FileErrorException.of(
        cause instanceof CharacterCodingException
            ? path + " is no UTF-8 text; " + EXPECTED
            : "%s cannot be read (%s); make it readable".formatted(path, AtomicWrite.reason(cause)),
        cause);
  }

  private static void requireHeading(String path, List<String> heading) {
    if (!heading.contains(FIRST) || !heading.contains(SECOND)) {
      throw new UserErrorException(
          "%s has the columns %s; %s".formatted(path, String.join(", ", heading), EXPECTED));
    }
  }

  private static Row row(String path, int line, List<String> heading, List<String> cells) {
    return new Row(
        line,
        image(path, line, FIRST, cells.get(heading.indexOf(FIRST))),
        image(path, line, SECOND, cells.get(heading.indexOf(SECOND))),
        heading.contains(CHANGED)
            ? changed(path, line, cells.get(heading.indexOf(CHANGED)))
            : List.of());
  }

  private static int image(String path, int line, String column, String cell) {
    try {
      return Integer.parseInt(cell.strip());
    } catch (NumberFormatException e) {
      throw new UserErrorException(
          "%s, line %s has \"%s\" in the column %s; expected the number of an image, from 0"
              .formatted(path, line, cell, column),
          e);
    }
  }

  private static List<String> changed(String path, int line, String cell) {
    List<String> names = Arrays.stream(cell.split(AND, -1)).map(String::strip).distinct().toList();
    if (names.contains("")) {
      throw new UserErrorException(
          "%s, line %s has \"%s\" in the column %s; expected the name of what differs, or several with a + between"
              .formatted(path, line, cell, CHANGED));
    }
    return names;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * Checks that all images are there.
   *
   * @param images how many there are
   * @param where their source in messages
   */
  void requireImages(int images, String where) {
    for (Row row : rows) {
      for (int image : new int[] {row.first(), row.second()}) {
        if (image < 0 || image >= images) {
          throw new UserErrorException(
              "%s, line %s names the image %s, and %s has %s images; expected a number from 0 to %s"
                  .formatted(path, row.line(), image, where, images, images - 1));
        }
      }
    }
  }
}
