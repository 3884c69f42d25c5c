package org.disentangle.cli.terminal;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.disentangle.page.RightToLeft;

/** What verbs print, with names of right-to-left scripts isolated where the encoding can say so. */
public final class TerminalText extends PrintWriter {
  private TerminalText(PrintWriter out) {
    super(out, true);
  }

  /**
   * Prints into a writer.
   *
   * @param charset that the terminal reads
   */
  public static PrintWriter into(PrintWriter out, Charset charset) {
    return RightToLeft.canBeIsolatedIn(charset) ? new TerminalText(out) : out;
  }

  @Override
  public void write(String text, int offset, int length) {
    String shown = RightToLeft.isolated(text.substring(offset, offset + length));
    super.write(shown, 0, shown.length());
  }
}
