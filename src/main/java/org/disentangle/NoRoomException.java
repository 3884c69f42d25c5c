package org.disentangle;

import java.util.List;

/** A file that cannot be written because there is no room left for it. */
public final class NoRoomException extends FileErrorException {
  private static final long serialVersionUID = 1L;

  /** How Linux, macOS and Windows say so; Java has no exception of its own for it. */
  private static final List<String> SAID =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "There is not enough space on the disk");

  NoRoomException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether something was thrown because there is no room. */
  static boolean isBehind(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      String message = String.valueOf(each.getMessage());
      if (SAID.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
