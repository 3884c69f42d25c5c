package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.disentangle.page.RightToLeft;

/**
 * A print stream for verbs that isolates names of right-to-left scripts, where the encoding has the
 * characters for it.
 */
final class TerminalText extends PrintWriter {
  private TerminalText(PrintWriter out) {
    super(out, true);
  }

  /**
   * Prints into a writer.
   *
   * @param charset that the terminal reads
   */
  static PrintWriter into(PrintWriter out, Charset charset) {
    boolean canIsolate = charset.newEncoder().canEncode(RightToLeft.isolated("\u05d0"));
    return canIsolate ? new TerminalText(out) : out;
  }

  @Override
  public void write(String text, int offset, int length) {
    String shown = RightToLeft.isolated(text.substring(offset, offset + length));
    super.write(shown, 0, shown.length());
  }
}
