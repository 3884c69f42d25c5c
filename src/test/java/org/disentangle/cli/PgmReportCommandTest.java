package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb writes a report, says where it is, and what the verdicts are. */
final class PgmReportCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void printsTheVerdictsAndThePage() {
    Path report = folder.resolve("student");
    assertEquals(0, run("report", "configs/pgm/student.textproto", "--out", report.toString()));
    // A terminal without these signs has them spelt out.
    List<String> lines = out.toString().replace("_|_", "⊥").replace("{}", "∅").lines().toList();
    assertTrue(lines.contains(" 2  yes  I ⊥ D | ∅"), out.toString());
    assertTrue(lines.contains(" 3  no   I ⊥ D | L"), out.toString());
    assertEquals("report: " + report.resolve("index.html"), lines.get(lines.size() - 1));
    assertTrue(Files.exists(report.resolve("queries.csv")));
  }

  @Test
  void helpHasAnExample() {
    assertEquals(0, run("report", "--help"));
    assertTrue(out.toString().contains("disentangle pgm report configs/pgm/student.textproto"));
  }

  private int run(String... arguments) {
    String[] line = Stream.concat(Stream.of("pgm"), Stream.of(arguments)).toArray(String[]::new);
    return Main.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), line);
  }
}
