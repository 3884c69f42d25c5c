package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.data.numpy.NpyOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Help comes at once because it loads none of what takes long, and what needs no TensorFlow loads
 * none of it.
 */
class LazyLoadingIT {
  private static final List<String> SLOW =
      List.of(
          "org.tensorflow.", "org.bytedeco.", "tech.tablesaw.", "org.apache.logging.", "java.awt.");

  private static final List<String> TENSORFLOW = List.of("org.tensorflow.", "org.bytedeco.");

  @ParameterizedTest
  @ValueSource(strings = {"--help", "pgm --help"})
  void helpLoadsNoHeavyLibrary(String arguments, @TempDir Path folder)
      throws IOException, InterruptedException {
    assertLoadsNone(SLOW, folder, List.of(arguments.split(" ", -1)));
  }

  @Test
  void codesAreScoredWithoutTensorFlow(@TempDir Path folder)
      throws IOException, InterruptedException {
    Random random = new Random(1);
    Path codes = folder.resolve("codes.npy");
    NpyOutput.doubles(codes, List.of(200L, 3L), i -> random.doubles(3).toArray());
    Path factors = folder.resolve("factors.npy");
    NpyOutput.ints(factors, List.of(200L), i -> new int[] {random.nextInt(3)});
    assertLoadsNone(
        TENSORFLOW,
        folder,
        List.of(
            "score",
            "--codes=" + codes,
            "--factors=" + factors,
            "--scores=mig",
            "--out=" + folder.resolve("report")));
  }

  private static void assertLoadsNone(List<String> libraries, Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xlog:class+load:file=" + log);
    command.add("-classpath");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(arguments);
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(output));
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.map(LazyLoadingIT::className).toList();
      assertTrue(loaded.contains(Main.class.getName()), "the log names what was loaded");
      assertEquals(
          List.of(),
          loaded.stream().filter(name -> libraries.stream().anyMatch(name::startsWith)).toList());
    }
  }

  /** A line of the log: {@code [0.012s][info][class,load] java.lang.Object source: ...}. */
  private static String className(String line) {
    return line.replaceFirst("^.*\\] ", "").replaceFirst(" source:.*$", "");
  }
}
