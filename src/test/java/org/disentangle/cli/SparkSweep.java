package org.disentangle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.experiment.spark.cluster.StandaloneSpark;

/**
 * The verb {@code sweep} on a cluster, as a process of its own.
 *
 * @param sweep what it runs
 * @param spark the cluster
 */
record SparkSweep(TinySweep sweep, StandaloneSpark spark) {

  /** Starts it. */
  ChildProgram start() throws IOException {
    List<String> line = ChildProgram.line();
    line.addAll(1, settings(spark));
    line.addAll(arguments("spark"));
    line.addAll(List.of("--engine=spark", "--master=" + spark.url(), "--store=" + store()));
    return ChildProgram.of(sweep.folder().resolve("said-spark"), line);
  }

  /** What a driver of the cluster is started with. */
  static List<String> settings(StandaloneSpark spark) {
    String options = String.join(" ", StandaloneSpark.OPTIONS);
    return Stream.of(
            "driver.host=127.0.0.1",
            "driver.bindAddress=127.0.0.1",
            "local.dir=" + spark.scratch(),
            "ui.enabled=false",
            "executor.memory=512m",
            "executor.extraJavaOptions=" + options,
            // What executors are sent of an archive otherwise.
            "executor.extraClassPath="
                + Main.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .map(setting -> "-Dspark." + setting)
        .toList();
  }

  /** The same on this machine alone. */
  ChildProgram startLocally() throws IOException {
    return ChildProgram.start(
        sweep.folder().resolve("said-local"), arguments("local").toArray(String[]::new));
  }

  private List<String> arguments(String reports) {
    return new ArrayList<>(
        List.of(
            "sweep",
            sweep.configuration().toString(),
            "--device=cpu",
            "--reports-dir=" + sweep.folder().resolve(reports),
            "--data-dir=" + sweep.folder().resolve("data")));
  }

  Path store() {
    return sweep.folder().resolve("store");
  }

  /** The finished trials, and whatever else lies beside them. */
  Set<String> stored() throws IOException {
    if (!Files.exists(store())) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.list(store())) {
      all.forEach(each -> names.add(each.getFileName().toString()));
    }
    return names;
  }

  /** How many trials are finished. */
  long finished() {
    try {
      return stored().stream().filter(name -> !name.startsWith(".")).count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Every file of every trial, by its path. */
  Map<String, Map<String, String>> contents(Path trials) throws IOException {
    Map<String, Map<String, String>> contents = new TreeMap<>();
    for (String id : sweep.plan().trials().stream().map(each -> each.getId()).toList()) {
      contents.put(id, TinySweep.contents(trials.resolve(id)));
    }
    return contents;
  }
}
