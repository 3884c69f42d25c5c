package org.disentangle.training.checkpoint;

import java.io.IOException;

/** Thrown when a file is not a complete checkpoint. The message continues "the file is". */
final class DamagedCheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedCheckpointException(String message) {
    super(message);
  }

  DamagedCheckpointException(String message, IOException cause) {
    super(message, cause);
  }
}
