package org.disentangle.process;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * The last lines of a terminal, drawn over as they change. A line that is settled moves above them
 * and stays, and so does whatever else is printed, if it goes through {@link #above}. Several
 * threads may draw and print.
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

  /** One of the lines that move; it is not seen before it is drawn. */
  public final class Line {
    private String text = "";
    private boolean settled;

    private Line() {}

    /** Draws it; without effect once it is settled. */
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

    /** Leaves it as it was drawn last, for good. */
    public void settle() {
      synchronized (TerminalLines.this) {
        settled = true;
        if (moving.remove(this)) {
          redraw(ERASE_LINE + text + "\n");
        }
      }
    }
  }

  /** A new line, which will stand below those that are drawn before. */
  public Line add() {
    return new Line();
  }

  /**
   * A way to the same terminal for everything else: it stays, above the lines that move.
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

  /** While a line of other output has no end, nothing is drawn. */
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
