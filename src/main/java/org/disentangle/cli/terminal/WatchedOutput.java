package org.disentangle.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A standard output stream that remembers write errors: a {@code PrintWriter} does not keep their
 * cause.
 */
public final class WatchedOutput extends FilterOutputStream {
  /** What the system says of a reader that went away: it has seen all it wanted. */
  private static final String READER_LEFT = "Broken pipe";

  private IOException first;

  public WatchedOutput(OutputStream output) {
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

  /** The sentence that says so if something was lost, other than to a reader that went away. */
  public synchronized Optional<String> failure() {
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
