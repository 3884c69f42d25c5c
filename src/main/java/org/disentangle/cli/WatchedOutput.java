package org.disentangle.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A standard output stream that remembers write errors: a {@code PrintWriter} does not keep their
 * cause.
 */
final class WatchedOutput extends FilterOutputStream {
  /** The system's message when the reader has closed the pipe, which is no error. */
  private static final String READER_LEFT = "Broken pipe";

  private IOException first;

  WatchedOutput(OutputStream output) {
    super(output);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      first = first == null ? e : first;
      throw e;
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** The error message if output was lost, other than to a closed pipe. */
  synchronized Optional<String> failure() {
    return Optional.ofNullable(first)
        .map(IOException::getMessage)
        .filter(reason -> !reason.contains(READER_LEFT))
        .map(
            reason ->
                "standard output could not be written, and what should stand there is lost ("
                    + reason
                    + "); make room, or send it elsewhere");
  }
}
