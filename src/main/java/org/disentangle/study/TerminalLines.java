package org.disentangle.study;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last lines of a terminal, drawn over as they change; a line that is settled moves above them
 * and stays. Several threads may draw.
 */
final class TerminalLines {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream terminal;
  private final Map<String, String> moving = new LinkedHashMap<>();
  private int drawn;

  TerminalLines(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Draws the line of this name, a new one below the others. */
  synchronized void draw(String name, String line) {
    moving.put(name, line);
    redraw("");
  }

  /** Leaves the line of this name as it was drawn last. */
  synchronized void settle(String name) {
    String line = moving.remove(name);
    if (line != null) {
      redraw(ERASE_LINE + line + "\n");
    }
  }

  private void redraw(String settled) {
    StringBuilder text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A');
    }
    text.append(settled);
    moving.values().forEach(line -> text.append(ERASE_LINE).append(line).append('\n'));
    terminal.print(text);
    terminal.flush();
    drawn = moving.size();
  }
}
