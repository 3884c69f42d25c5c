package org.disentangle.data.codes;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.data.LabelColumn;

/** The columns of a file with a row for each image. */
sealed interface StoredColumns permits ArrayColumns, TextColumns {
  /** What messages advise to save. */
  String ADVICE = "numpy.save(\"codes.npy\", array), a row an image, or a CSV file";

  /** What the file calls its columns; empty where it does not name them. */
  List<String> names();

  /**
   * All of its numbers, [n, K].
   *
   * @throws UserErrorException if there are none, or an element is no finite number
   */
  double[][] numbers() throws IOException;

  /**
   * The columns as labels; one that says nothing is unknown.
   *
   * @param names of the columns
   * @throws UserErrorException if there are none, or as many as names
   */
  List<LabelColumn> labels(List<String> names) throws IOException;

  /** How many columns there are. */
  int width();

  /** Computes something of the columns of a file. */
  @FunctionalInterface
  interface Reading<T> {
    T of(StoredColumns columns) throws IOException;
  }

  /**
   * Opens a file of whatever kind, and reads it.
   *
   * @throws UserErrorException if it cannot be read, or is of no kind that is known here
   */
  static <T> T read(TablePath path, Reading<T> reading) {
    Path file = path.file();
    if (!Files.isRegularFile(file)) {
      throw new FileErrorException(
          "%s %s; give a file of numbers: npy, npz or CSV"
              .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
    }
    try {
      if (Files.size(file) == 0) {
        throw new UserErrorException(file + " is empty; save " + ADVICE);
      }
      Optional<FileKind> kind = FileKind.of(file);
      if (kind.isEmpty()) {
        return reading.of(TextColumns.read(file));
      }
      return ArrayColumns.read(path, kind.get(), reading);
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(file + " is neither numpy's nor UTF-8 text; save " + ADVICE, e);
    } catch (IOException e) {
      throw FileErrorException.of(
          "%s cannot be read (%s); make it readable".formatted(file, AtomicWrite.reason(e)), e);
    }
  }
}
