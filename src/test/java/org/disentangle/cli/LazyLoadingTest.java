package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help comes at once because it loads none of what takes long. */
class LazyLoadingTest {
  private static final List<String> SLOW =
      List.of(
          "org.tensorflow.", "org.bytedeco.", "tech.tablesaw.", "org.apache.logging.", "java.awt.");

  @Test
  void helpLoadsNoHeavyLibrary(@TempDir Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--help")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertEquals(0, process.waitFor());
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.map(LazyLoadingTest::className).toList();
      assertTrue(loaded.contains(Main.class.getName()), "the log names what was loaded");
      assertEquals(
          List.of(),
          loaded.stream().filter(name -> SLOW.stream().anyMatch(name::startsWith)).toList());
    }
  }

  /** A line of the log: {@code [0.012s][info][class,load] java.lang.Object source: ...}. */
  private static String className(String line) {
    return line.replaceFirst("^.*\\] ", "").replaceFirst(" source:.*$", "");
  }
}
