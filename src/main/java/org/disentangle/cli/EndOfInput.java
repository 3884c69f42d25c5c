package org.disentangle.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Ends this process at once when its standard input ends: then the process that started this one
 * has ended, even if it was killed.
 */
final class EndOfInput {
  /** The exit status that a shell returns for a process that was terminated. */
  private static final int STATUS = 143;

  private EndOfInput() {}

  /** Begins to watch. */
  static void watch(InputStream in) {
    Thread watch =
        new Thread(
            () -> {
              try {
                in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                // The end as well.
              }
              Main.endAtOnce(STATUS);
            },
            "end of input");
    watch.setDaemon(true);
    watch.start();
  }
}
