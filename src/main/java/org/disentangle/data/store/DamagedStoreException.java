package org.disentangle.data.store;

import java.io.IOException;

/**
 * Thrown when a file is not a complete and valid bit store of this version; it must be made again.
 */
public final class DamagedStoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong with the file, to follow its name and "is"
   */
  DamagedStoreException(String reason) {
    super(reason);
  }
}
