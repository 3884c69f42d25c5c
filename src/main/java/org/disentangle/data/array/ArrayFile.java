package org.disentangle.data.array;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/** A file of named arrays. */
public interface ArrayFile extends Closeable {
  /** The file. */
  Path path();

  /** Identifies the file's content, without reading all of it where that is long. */
  default String fingerprint() {
    try {
      return FileFingerprint.ofEnds(path());
    } catch (IOException e) {
      throw FileErrorException.of("the archive " + path() + " cannot be read: " + e, e);
    }
  }

  /** The names of all arrays, as messages list them. */
  List<String> names();

  /** Whether there is an array of this name. */
  default boolean has(String name) {
    return names().contains(name);
  }

  /**
   * One array, of whose elements only their type and shape are read. The file has room for as many
   * elements as the shape says, so that memory may be allocated by it.
   *
   * @throws UserErrorException if the file has no such array, or it is damaged
   */
  StoredArray array(String name);

  /**
   * The bytes of a Python object that is pickled under a name.
   *
   * @param most the largest number of bytes
   * @return empty if there is none, or a larger one
   * @throws UserErrorException if it is damaged
   */
  Optional<byte[]> pickle(String name, int most);

  /** The error of an array that the file has not. */
  default UserErrorException missing(String name) {
    return new FileErrorException(
        "the archive %s has no array %s (it has %s); save it under that name, or give its own in data.arrays"
            .formatted(
                path(), name, names().isEmpty() ? "no members" : String.join(", ", names())));
  }

  /** An error about an array of the file. */
  default UserErrorException fault(String array, String finding, String remedy) {
    return new FileErrorException(
        "the array " + array + " of the archive " + path() + " " + finding + "; " + remedy);
  }
}
