package org.disentangle.process;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Live lines at the end of a terminal, which are redrawn as they change. A settled line moves above
 * them and stays, and so does all other output that goes through {@link #above}. Several threads
 * may draw and print.
 */
public final class TerminalLines {
  private static final String ERASE_LINE = "\r\u001b[K";
  private static final String ERASE_BELOW = "\r\u001b[J";

  private final PrintStream terminal;
  private final List<Line> moving = new ArrayList<>();
  private int drawn;
  private boolean lineIsOpen;

  /**
   * @param terminal where the lines are drawn; it stays open
   */
  public TerminalLines(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** A live line; it is invisible until it is drawn. */
  public final class Line {
    private String text = "";
    private boolean settled;

    private Line() {}

    /** Draws the line; without effect once it is settled. */
    public void draw(String newText) {
      synchronized (TerminalLines.this) {
        if (!settled) {
          if (!moving.contains(this)) {
            moving.add(this);
          }
          text = newText;
          redraw("");
        }
      }
    }

    /** Keeps the line permanently in its last state. */
    public void settle() {
      synchronized (TerminalLines.this) {
        settled = true;
        if (moving.remove(this)) {
          redraw(ERASE_LINE + text + "\n");
        }
      }
    }
  }

  /** A new line, below those that were drawn before. */
  public Line add() {
    return new Line();
  }

  /**
   * A stream to the same terminal for all other output, which stays above the live lines.
   *
   * @param output also leads to the terminal; flushed after each write
   */
  public PrintStream above(PrintStream output) {
    OutputStream stream =
        new OutputStream() {
          @Override
          public void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int start, int length) {
            if (length > 0) {
              print(output, bytes, start, length);
            }
          }
        };
    return new PrintStream(stream, true, Charset.defaultCharset());
  }

  private synchronized void print(PrintStream output, byte[] bytes, int start, int length) {
    if (drawn > 0) {
      terminal.print(toFirstLine() + ERASE_BELOW);
      terminal.flush();
      drawn = 0;
    }
    output.write(bytes, start, length);
    output.flush();
    lineIsOpen = bytes[start + length - 1] != '\n';
    redraw("");
  }

  /** Redraws the lines; nothing is drawn while a line of other output is incomplete. */
  private void redraw(String settling) {
    if (lineIsOpen && settling.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder(lineIsOpen ? "\n" : "").append(toFirstLine());
    text.append(settling);
    moving.forEach(line -> text.append(ERASE_LINE).append(line.text).append('\n'));
    lineIsOpen = false;
    drawn = moving.size();
    if (text.length() > 0) {
      terminal.print(text);
      terminal.flush();
    }
  }

  private String toFirstLine() {
    return drawn > 0 ? "\u001b[" + drawn + "A" : "";
  }
}
