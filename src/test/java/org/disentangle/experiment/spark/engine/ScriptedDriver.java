package org.disentangle.experiment.spark.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.disentangle.Patience;
import org.disentangle.contract.ChecksumList;
import org.disentangle.experiment.spark.cluster.StandaloneSpark;
import org.disentangle.experiment.spark.store.PublishedTrials;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialRow;

/**
 * Starts {@link ScriptedSweep} as a process of its own.
 *
 * @param folder for script, store and outputs
 * @param spark the cluster
 */
record ScriptedDriver(Path folder, StandaloneSpark spark) {
  /**
   * Writes the script, and a finished trial for it to copy.
   *
   * @param script what else it does, in this folder; {@code $id} is the trial's
   */
  static ScriptedDriver of(Path folder, StandaloneSpark spark, String script) throws IOException {
    String start =
        """
        id=$(sed -n 's/^id: "\\(.*\\)"/\\1/p' "$2")
        cd '%s'
        """;
    return write(folder, spark, start.formatted(folder) + script);
  }

  /** Trials that do nothing, by as few processes as can be: a shell that turns into a copy. */
  static ScriptedDriver ofNothing(Path folder, StandaloneSpark spark) throws IOException {
    return write(folder, spark, "exec ");
  }

  private static ScriptedDriver write(Path folder, StandaloneSpark spark, String start)
      throws IOException {
    Path template = Files.createDirectories(folder.resolve("template"));
    new TrialFolder(template).finish(TrialRow.newBuilder().setId("template").build());
    Files.writeString(
        folder.resolve("script"), start + "cp -r '" + template + "' \"${3#--out=}\"\n");
    return new ScriptedDriver(folder, spark);
  }

  /**
   * Starts it.
   *
   * @param settings of Spark
   */
  Process start(int trials, double gpus, Map<String, String> settings) throws IOException {
    String classPath = System.getProperty("java.class.path");
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(StandaloneSpark.OPTIONS);
    line.addAll(List.of("-Xmx600m", "-classpath", classPath));
    Map<String, String> all = new TreeMap<>(settings);
    all.put("spark.master", spark.url());
    all.put("spark.ui.enabled", "false");
    all.put("spark.executor.memory", "512m");
    all.put("spark.executor.extraJavaOptions", String.join(" ", StandaloneSpark.OPTIONS));
    // What executors are sent of an archive otherwise.
    all.put("spark.executor.extraClassPath", classes());
    all.forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.add(ScriptedSweep.class.getName());
    line.addAll(
        List.of(
            Integer.toString(trials),
            store().toString(),
            folder.resolve("script").toString(),
            Double.toString(gpus),
            folder.resolve("ends").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
    builder.environment().putAll(spark.environment());
    return builder.start();
  }

  /** How the trials ended: a line for each with id, attempts, and its error or "done". */
  List<String> ends(Process driver) throws IOException, InterruptedException {
    if (!driver.waitFor(Patience.SECONDS, TimeUnit.SECONDS) || driver.exitValue() != 0) {
      driver.destroyForcibly();
      throw new AssertionError(said() + spark.said());
    }
    List<String> lines = Files.readAllLines(folder.resolve("ends"));
    return lines.subList(0, lines.size() - 1);
  }

  /** What all trials took, with the start of the executors, of a driver that has ended. */
  double seconds() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("ends"));
    return Double.parseDouble(lines.get(lines.size() - 1));
  }

  /** Where the trials go. */
  Path store() {
    return folder.resolve("store");
  }

  /** What the script has written to the file {@code journal} so far. */
  List<String> journal() {
    try {
      Path journal = folder.resolve("journal");
      return Files.exists(journal) ? Files.readAllLines(journal) : List.of();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits for a line of the journal that begins so, and returns its last word. */
  String await(Process driver, String start) throws InterruptedException {
    long began = System.nanoTime();
    while (true) {
      for (String line : journal()) {
        if (line.startsWith(start)) {
          return line.substring(line.lastIndexOf(' ') + 1);
        }
      }
      if (!driver.isAlive()
          || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(Patience.SECONDS)) {
        throw new AssertionError(said() + spark.said());
      }
      Thread.sleep(10);
    }
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String classes() {
    return ScriptedDriver.classFolder(PublishedTrials.class)
        + ":"
        + classFolder(ChecksumList.class)
        + ":"
        + classFolder(ScriptedDriver.class);
  }

  private static String classFolder(Class<?> each) {
    return Path.of(each.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }
}
