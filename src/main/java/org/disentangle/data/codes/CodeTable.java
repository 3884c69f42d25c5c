package org.disentangle.data.codes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.disentangle.UserErrorException;

/**
 * A table of numbers with a row for each image: codes, or the log-variances of their posteriors.
 *
 * @param path where it lies
 * @param checksum SHA-256 of the file, hexadecimal
 * @param names of the columns; empty where the file does not name them
 * @param rows [n, K], finite
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record CodeTable(TablePath path, String checksum, List<String> names, double[][] rows) {
  /**
   * Reads a table.
   *
   * @throws UserErrorException if it cannot be read, is empty, or is not of finite numbers in rows
   *     and columns
   */
  public static CodeTable read(TablePath path) {
    return StoredColumns.read(
        path,
        columns -> new CodeTable(path, sha256(path.file()), columns.names(), columns.numbers()));
  }

  /** n. */
  public int size() {
    return rows.length;
  }

  /** K. */
  public int columns() {
    return rows[0].length;
  }

  /**
   * Checks that another table speaks of the same images.
   *
   * @param other what the other is of, with its rows
   * @throws UserErrorException if it has more or fewer rows
   */
  public void requireRows(TablePath other, int otherRows) {
    if (otherRows != size()) {
      throw new UserErrorException(
          "%s has %s rows and %s has %s; expected a row for each image in both, in the same order"
              .formatted(path, size(), other, otherRows));
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
