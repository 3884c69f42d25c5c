package org.disentangle.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal shows after it was sent a text: rows of characters that wrap at its width, and
 * the movements and erasures of a cursor that programs with progress bars use. Rows that scrolled
 * out at the top are kept, and cannot be reached by the cursor, as in a terminal.
 */
public final class TerminalScreen {
  private static final Pattern PIECE =
      Pattern.compile("\u001b\\[([?\\d;]*)([A-Za-z])|\u001b[=>78]|\u001b\\(B|[\\s\\S]");

  private final int width;
  private final int height;
  private final List<StringBuilder> rows = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  /** An empty screen. */
  public TerminalScreen(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Shows what is written next; a line feed also returns, as terminals are set. */
  public TerminalScreen show(String text) {
    Matcher piece = PIECE.matcher(text);
    while (piece.find()) {
      if (piece.group(2) != null) {
        control(piece.group(2).charAt(0), piece.group(1));
      } else if (!piece.group().startsWith("\u001b")) {
        character(piece.group().charAt(0));
      }
    }
    return this;
  }

  /** All rows, without blanks at their ends. */
  public List<String> rows() {
    return rows.stream().map(each -> each.toString().stripTrailing()).toList();
  }

  private void character(char each) {
    switch (each) {
      case '\r' -> column = 0;
      case '\n' -> {
        down();
        column = 0;
      }
      default -> {
        if (column == width) {
          down();
          column = 0;
        }
        StringBuilder line = rows.get(row);
        while (line.length() <= column) {
          line.append(' ');
        }
        line.setCharAt(column, each);
        column++;
      }
    }
  }

  private void down() {
    row++;
    if (row == rows.size()) {
      rows.add(new StringBuilder());
    }
  }

  private void control(char what, String argument) {
    int number = argument.matches("\\d+") ? Integer.parseInt(argument) : 0;
    switch (what) {
      case 'A' -> row = Math.max(row - Math.max(1, number), Math.max(0, rows.size() - height));
      case 'B' -> row = Math.min(row + Math.max(1, number), rows.size() - 1);
      case 'C' -> column = Math.min(column + Math.max(1, number), width - 1);
      case 'D' -> column = Math.max(column - Math.max(1, number), 0);
      case 'G' -> column = Math.max(1, number) - 1;
      case 'J' -> {
        eraseFromCursor();
        rows.subList(row + 1, rows.size()).forEach(each -> each.setLength(0));
      }
      case 'K' -> eraseFromCursor();
      // Colours, and modes such as a hidden cursor.
      case 'm', 'h', 'l' -> {}
      default -> throw new AssertionError("unknown: ESC [" + argument + what);
    }
  }

  private void eraseFromCursor() {
    StringBuilder line = rows.get(row);
    line.setLength(Math.min(line.length(), column));
  }
}
