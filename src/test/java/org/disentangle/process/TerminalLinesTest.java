package org.disentangle.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalLinesTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final TerminalLines lines = new TerminalLines(terminal);

  @Test
  void linesAreDrawnOver() {
    TerminalLines.Line a = lines.add();
    a.draw("a 10%");
    lines.add().draw("b 20%");
    a.draw("a 5");
    assertScreen("a 5", "b 20%");
  }

  @Test
  void aSettledLineStaysAboveThoseThatMove() {
    TerminalLines.Line a = lines.add();
    TerminalLines.Line b = lines.add();
    TerminalLines.Line c = lines.add();
    a.draw("a 10%");
    b.draw("b 20%");
    b.settle();
    c.draw("c 0%");
    a.draw("a 90%");
    a.settle();
    c.draw("c 100%");
    c.settle();
    assertScreen("b 20%", "a 90%", "c 100%");
  }

  @Test
  void aSettledLineIsDrawnNoMore() {
    TerminalLines.Line a = lines.add();
    a.draw("a 100%");
    a.settle();
    a.draw("a 99%");
    assertScreen("a 100%");
  }

  @Test
  void whatElseIsPrintedStaysAboveTheLinesThatMove() {
    PrintStream out = lines.above(terminal);
    TerminalLines.Line a = lines.add();
    out.println("before");
    a.draw("a 10%");
    out.println("a result that is longer than the line");
    a.draw("a 20%");
    out.print("another ");
    a.draw("a 30%");
    out.println("result");
    a.draw("a 100%");
    assertScreen("before", "a result that is longer than the line", "another result", "a 100%");
    a.settle();
    out.println("after");
    assertScreen(
        "before", "a result that is longer than the line", "another result", "a 100%", "after");
  }

  @Test
  void aLineThatIsSettledEndsOneThatWasBegun() {
    PrintStream out = lines.above(terminal);
    TerminalLines.Line a = lines.add();
    a.draw("a 10%");
    out.print("begun");
    a.settle();
    out.println("after");
    assertScreen("begun", "a 10%", "after");
  }

  private void assertScreen(String... rows) {
    List<String> shown =
        new TerminalScreen(80, 24).show(bytes.toString(StandardCharsets.UTF_8)).rows();
    assertEquals(List.of(rows), shown.stream().filter(row -> !row.isEmpty()).toList());
  }
}
