package org.disentangle.cli.pgm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ViCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private Exception thrown;

  @Test
  void derivesTheOptimumAndFindsIt() throws IOException {
    Path report = folder.resolve("vi");
    assertEquals(
        0,
        run(
            "--x=4",
            "--start=1.5",
            "--estimator=sticking-the-landing",
            "--steps=400",
            "--out=" + report));
    assertTrue(out.toString().contains("The best rate is θ* = x + 1 = 5:"), out.toString());
    assertTrue(
        out.toString().contains("ELBO(θ*) = −2 ln(x + 1) = −3.21888 = ln p(x)"), out.toString());
    assertTrue(
        out.toString()
            .matches("(?s).*Estimator +sticking-the-landing.*Last θ +(4\\.999|5\\.000)\\d+.*"),
        out.toString());
    assertTrue(out.toString().contains("report: " + report.resolve("index.html")), out.toString());
    assertEquals(1 + 401, Files.readAllLines(report.resolve("ascent.csv")).size());
    assertEquals(1 + 12, Files.readAllLines(report.resolve("gradients.csv")).size());
  }

  @ParameterizedTest
  @CsvSource({
    "--x=-1, x is -1.0 but must be",
    "--x=NaN, x is NaN but must be",
    "--x=Infinity, x is Infinity but must be",
    "--start=0, start is 0.0 but must be",
    "--estimator=adam, unknown estimator \"adam\"",
    "--steps=0, steps is 0 but must be",
    "--batch=-4, batch is -4 but must be"
  })
  void aMistakeIsOneSentenceAndWritesNothing(String argument, String sentence) {
    assertEquals(2, run(argument, "--out=" + folder.resolve("vi")));
    UserErrorException mistake = assertInstanceOf(UserErrorException.class, thrown);
    assertTrue(mistake.getMessage().startsWith(sentence), mistake.getMessage());
    assertTrue(Files.notExists(folder.resolve("vi")));
  }

  private int run(String... arguments) {
    return new CommandLine(new ViCommand())
        .setOut(new PrintWriter(out))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              thrown = failure;
              return 2;
            })
        .execute(arguments);
  }
}
