package org.disentangle.data.array;

import java.io.Closeable;
import java.nio.ByteBuffer;
import org.disentangle.UserErrorException;

/**
 * The elements of an array from the first to the last, as a file has them; every error while
 * reading is a {@link UserErrorException} that names the file and the array.
 */
public interface ElementStream extends Closeable {
  /** Fills the buffer, which has an array, up to its limit and flips it. */
  void read(ByteBuffer target);

  /** Passes over so many bytes. */
  void skip(long bytes);

  /**
   * Checks that nothing follows the last element, and what checksum there is.
   *
   * @throws UserErrorException if something does, or the checksum does not agree
   */
  void expectEnd();
}
