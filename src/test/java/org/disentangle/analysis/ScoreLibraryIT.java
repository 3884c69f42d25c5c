package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.disentangle.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the documentation: scores of arrays, in a Java that has no TensorFlow. */
class ScoreLibraryIT {
  private static final Path EXAMPLE = Path.of("src", "example", "java", "ScoresOfCodes.java");

  @TempDir private Path folder;

  /** The program's own classes, and the one library that its learners need. */
  private static List<String> classPath() {
    List<String> found =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(
                each ->
                    each.contains("hipparchus-core")
                        || Files.exists(
                            Path.of(each, "org", "disentangle", "analysis", "Analyzer.class")))
            .toList();
    assertEquals(2, found.size(), found.toString());
    return found;
  }

  @Test
  void scoresAreALibrary() throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                String.join(File.pathSeparator, classPath()),
                EXAMPLE.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS), "the example ends");
    String said = Files.readString(output);
    assertEquals(0, process.exitValue(), said);
    Map<String, String> lines =
        said.lines()
            .map(line -> line.split(": ", 2))
            .collect(Collectors.toMap(each -> each[0], each -> each[1]));
    // Each factor has a latent of its own, and the third latent tells nothing.
    for (String near1 :
        List.of("mutual information gap", "modularity", "InfoM", "InfoC", "DCI disentanglement")) {
      assertTrue(Double.parseDouble(lines.get(near1)) > 0.95, said);
    }
    assertTrue(Double.parseDouble(lines.get("total correlation")) < 0.02, said);
    assertEquals("[1, 2, 0]", lines.get("matches"), said);
    assertEquals(12, lines.size(), said);
  }
}
