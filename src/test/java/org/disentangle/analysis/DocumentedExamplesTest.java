package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The documentation shows its examples as they are run. */
class DocumentedExamplesTest {
  private static final Path PAGE = Path.of("src", "site", "markdown", "codes.md");

  @ParameterizedTest
  @CsvSource({
    "java, src/example/java/ScoresOfCodes.java",
    "python, src/example/python/codes_of_a_vae.py"
  })
  void thePageShowsTheFile(String language, Path example) throws IOException {
    String block = "```" + language + "\n" + Files.readString(example) + "```\n";
    assertTrue(Files.readString(PAGE).contains(block), PAGE + " has to show " + example);
  }
}
