package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is downloaded: Spark is no part of it, and it says so when it is asked for. */
class SparklessProgramTest {
  private static final Pattern SPARK =
      Pattern.compile("(spark|hadoop|scala|netty|kryo)[^/]*\\.jar$");

  @TempDir private Path folder;

  /** Libraries are copied by the same scopes that this test has on its class path. */
  @Test
  void noLibraryIsSparks() throws IOException {
    assertNone(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)));
    Path libraries = Path.of("target", "lib");
    if (Files.exists(libraries)) {
      try (Stream<Path> all = Files.list(libraries)) {
        assertNone(all.map(Path::toString));
      }
    }
  }

  @Test
  void aSweepOnSparkSaysHowToStartIt() throws IOException {
    TinySweep sweep = TinySweep.in(folder, 1, List.of(1.0), List.of(0.0));
    StringWriter said = new StringWriter();
    int status =
        Main.run(
            new PrintWriter(said),
            new PrintWriter(said),
            "sweep",
            sweep.configuration().toString(),
            "--engine=spark",
            "--master=spark://127.0.0.1:7077",
            "--reports-dir=" + folder.resolve("reports"));
    assertEquals(2, status, said.toString());
    assertTrue(said.toString().contains("--engine spark needs Spark"), said.toString());
    assertTrue(said.toString().contains("$SPARK_HOME/bin/spark-submit"), said.toString());
  }

  @Test
  void optionsOfAClusterNeedOne() throws IOException {
    TinySweep sweep = TinySweep.in(folder, 1, List.of(1.0), List.of(0.0));
    assertEquals(
        "disentangle: --store is hdfs://host/trials, which is for a cluster; add --engine spark, or"
            + " leave --store out",
        said("sweep", sweep.configuration().toString(), "--store=hdfs://host/trials"));
    assertEquals(
        "disentangle: --wait is 3, which is for a cluster; add --engine spark, or leave --wait out",
        said("train", "configs/example.textproto", "--wait=3"));
  }

  private static String said(String... arguments) {
    StringWriter said = new StringWriter();
    assertEquals(2, Main.run(new PrintWriter(said), new PrintWriter(said), arguments));
    return said.toString().strip();
  }

  private static void assertNone(Stream<String> libraries) {
    assertEquals(List.of(), libraries.filter(each -> SPARK.matcher(each).find()).toList());
  }
}
