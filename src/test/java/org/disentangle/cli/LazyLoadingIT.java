package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help comes at once because it loads none of what takes long. */
class LazyLoadingIT {
  private static final List<String> SLOW =
      List.of(
          "org.tensorflow.", "org.bytedeco.", "tech.tablesaw.", "org.apache.logging.", "java.awt.");

  @ParameterizedTest
  @ValueSource(strings = {"--help", "pgm --help"})
  void helpLoadsNoHeavyLibrary(String arguments, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + log);
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments.split(" ", -1)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertEquals(0, process.waitFor());
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.map(LazyLoadingIT::className).toList();
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
