package org.disentangle;

/**
 * A file or folder that cannot be read or written, or does not hold what it should; explained in
 * one sentence, as every {@link UserErrorException} is.
 */
public class FileErrorException extends UserErrorException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message one clear sentence, with the file
   */
  public FileErrorException(String message) {
    super(message);
  }

  /**
   * @param message one clear sentence, with the file
   * @param cause what was thrown below
   */
  FileErrorException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * For what was thrown while a file was read or written.
   *
   * @param message one clear sentence, with the file
   * @return a {@link NoRoomException} where the disk is full
   */
  public static FileErrorException of(String message, Throwable cause) {
    return NoRoomException.isBehind(cause)
        ? new NoRoomException(message, cause)
        : new FileErrorException(message, cause);
  }
}
