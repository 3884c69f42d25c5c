package org.disentangle.data;

import java.io.IOException;

/** A file is not a whole and sound bit store of this version; it is to be made again. */
final class DamagedStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong with the file, to follow its name and "is"
   */
  DamagedStoreException(String reason) {
    super(reason);
  }
}
