package org.disentangle.data.codes;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a table lies: a file, and in an npz archive the array.
 *
 * @param file the file
 * @param array of an archive; empty for its only one, and for a file of another kind
 */
public record TablePath(Path file, Optional<String> array) {
  private static final String ARCHIVE = ".npz:";

  /** Reads {@code FILE} or {@code ARCHIVE.npz:ARRAY}. */
  public static TablePath of(String given) {
    int end = given.lastIndexOf(ARCHIVE);
    if (end < 0 || Files.exists(Path.of(given))) {
      return new TablePath(Path.of(given), Optional.empty());
    }
    int colon = end + ARCHIVE.length() - 1;
    return new TablePath(
        Path.of(given.substring(0, colon)), Optional.of(given.substring(colon + 1)));
  }

  /** As it is given. */
  @Override
  public String toString() {
    return file + array.map(name -> ":" + name).orElse("");
  }

  /** The name of the table: its file's without the ending, and its array's. */
  public String stem() {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return (dot > 0 ? name.substring(0, dot) : name) + array.map(each -> "-" + each).orElse("");
  }

  /** The file's name without its folder, and the array's. */
  public String name() {
    return file.getFileName() + array.map(name -> ":" + name).orElse("");
  }

  /** The name of the folder that the file lies in. */
  public String folder() {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
  }
}
