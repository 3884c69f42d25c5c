package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests have no deadlines of their own: see {@link Patience}. */
class PatienceTest {
  private static final Path TESTS = Path.of("src", "test", "java");

  /** A number where a limit of time stands, and a comparison of a time that went by. */
  private static final Pattern DEADLINE =
      Pattern.compile(
          "@Timeout\\((value = )?\\d|assertTimeout(Preemptively)?\\((?!\\s*Patience\\.)"
              + "|(waitFor|get|orTimeout|await|tryAcquire|awaitTermination|join)\\(\\d[\\d_]*, ?TimeUnit"
              + "|nanoTime\\(\\) - \\w+ *[<>]=? *\\d"
              + "|(PATIENCE|MOST)(_SECONDS|_MILLIS)? = \\d");

  @Test
  void noTestHasADeadlineOfItsOwn() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        Matcher deadline = DEADLINE.matcher(Files.readString(file));
        while (!file.endsWith("PatienceTest.java") && deadline.find()) {
          found.add(file + ": " + deadline.group());
        }
      }
    }
    assertEquals(List.of(), found);
  }
}
