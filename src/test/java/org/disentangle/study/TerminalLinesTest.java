package org.disentangle.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TerminalLinesTest {
  private static final Pattern CONTROL =
      Pattern.compile("\u001b\\[(\\d*)([AK])|\r|\n|[^\u001b\r\n]+");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TerminalLines lines =
      new TerminalLines(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  @Test
  void linesAreDrawnOver() {
    lines.draw("a", "a 10%");
    lines.draw("b", "b 20%");
    lines.draw("a", "a 5");
    assertEquals(List.of("a 5", "b 20%"), screen());
  }

  @Test
  void aSettledLineStaysAboveThoseThatMove() {
    lines.draw("a", "a 10%");
    lines.draw("b", "b 20%");
    lines.settle("b");
    lines.draw("c", "c 0%");
    lines.draw("a", "a 90%");
    lines.settle("a");
    lines.draw("c", "c 100%");
    lines.settle("c");
    assertEquals(List.of("b 20%", "a 90%", "c 100%"), screen());
  }

  /** What a terminal that knows these few movements shows. */
  private List<String> screen() {
    List<String> rows = new ArrayList<>();
    int row = 0;
    Matcher matcher = CONTROL.matcher(bytes.toString(StandardCharsets.UTF_8));
    while (matcher.find()) {
      String each = matcher.group();
      if (each.equals("\n")) {
        row++;
      } else if ("A".equals(matcher.group(2))) {
        row -= Integer.parseInt(matcher.group(1));
      } else if ("K".equals(matcher.group(2))) {
        if (rows.size() == row) {
          rows.add("");
        }
        rows.set(row, "");
      } else if (!each.equals("\r")) {
        rows.set(row, each);
      }
    }
    return rows;
  }
}
