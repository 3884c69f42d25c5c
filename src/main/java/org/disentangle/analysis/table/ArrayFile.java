package org.disentangle.analysis.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * An array of a report that is too large for a table: written as a numpy file.
 *
 * @param name without an ending, e.g. {@code codes-quick-beta-1}
 * @param content writes it to a new file
 */
public record ArrayFile(String name, Content content) {

  /** Writes the file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the array.
     *
     * @throws IOException if the file cannot be written
     */
    void writeTo(Path file) throws IOException;
  }
}
