package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb renders a folder and says where the page is. */
final class ReportCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhereThePageIs() throws IOException {
    Files.writeString(folder.resolve("loss.csv"), "run,model,beta,loss\na,beta-VAE,1,43.7\n");
    assertEquals("report: " + folder.resolve("index.html"), run(folder.toString()).strip());
    assertTrue(Files.readString(folder.resolve("index.html")).contains("43.70"), "no loss table");
  }

  @Test
  void helpHasAnExample() {
    assertTrue(run("--help").contains("disentangle report reports/quick"), "no example");
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] line = Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new);
    assertEquals(0, Main.run(new PrintWriter(out, true), new PrintWriter(err, true), line));
    return out.toString();
  }
}
