package org.disentangle.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the last lines of a file that may be long. */
final class LogTail {
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  /**
   * Reads the last lines, up to a number.
   *
   * @throws IOException if the file cannot be read
   */
  static List<String> read(Path file, int most) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, log.length() - BYTES);
      byte[] bytes = new byte[(int) (log.length() - start)];
      log.seek(start);
      log.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
  }
}
