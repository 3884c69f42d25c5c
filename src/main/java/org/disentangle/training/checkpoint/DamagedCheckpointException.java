package org.disentangle.training.checkpoint;

import java.io.IOException;

/** A file that is no whole checkpoint. The message goes on from "the file is". */
final class DamagedCheckpointException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedCheckpointException(String message) {
    super(message);
  }

  DamagedCheckpointException(String message, IOException cause) {
    super(message, cause);
  }
}
