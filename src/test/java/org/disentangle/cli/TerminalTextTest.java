package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.cli.terminal.TerminalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What verbs print of names that run from right to left. */
final class TerminalTextTest {
  @TempDir Path folder;

  @Test
  void everyWayToPrintIsolates() {
    StringWriter written = new StringWriter();
    PrintWriter out = TerminalText.into(new PrintWriter(written), StandardCharsets.UTF_8);
    out.println("ب → پ");
    out.print("ب → A");
    out.printf(" → %s%n", "پ");
    out.append("A → B").println();
    assertEquals(
        """
        \u2068ب\u2069 → \u2068پ\u2069
        \u2068ب\u2069 → A → \u2068پ\u2069
        A → B
        """,
        written.toString().replace(System.lineSeparator(), "\n"));
  }

  /** There such names are no letters, and isolation would be a question mark. */
  @Test
  void anEncodingWithoutIsolatesHasNone() {
    PrintWriter out = new PrintWriter(new StringWriter());
    assertSame(out, TerminalText.into(out, StandardCharsets.US_ASCII));
    assertSame(out, TerminalText.into(out, Charset.forName("windows-1256")));
  }

  @Test
  void aPathOfAGraphIsPrintedFromTheLeft() throws Exception {
    Path graph = Files.writeString(folder.resolve("graph.txt"), "الف -> ب\nج -> ب\n");
    StringWriter written = new StringWriter();
    PrintWriter out = TerminalText.into(new PrintWriter(written), StandardCharsets.UTF_8);
    int status =
        new CommandLine(new DisentangleCommand())
            .setOut(out)
            .setErr(out)
            .execute("pgm", "separate", graph.toString(), "الف ; ج");
    assertEquals(0, status, written::toString);
    String arrows = written.toString().replace("->", "→").replace("<-", "←");
    assertTrue(arrows.contains("\u2068الف\u2069 → \u2068ب\u2069 ← \u2068ج\u2069"), arrows);
  }
}
