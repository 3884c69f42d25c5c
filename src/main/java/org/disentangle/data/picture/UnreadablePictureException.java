package org.disentangle.data.picture;

import java.io.IOException;

/** Thrown when a file is no picture that can be read; the message says why. */
public final class UnreadablePictureException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason to follow the file's name, e.g. "is cut short"
   */
  UnreadablePictureException(String reason) {
    super(reason);
  }

  /**
   * @param reason to follow the file's name
   * @param cause what the decoder threw
   */
  UnreadablePictureException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
