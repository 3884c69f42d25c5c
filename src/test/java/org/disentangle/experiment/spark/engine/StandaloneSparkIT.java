package org.disentangle.experiment.spark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.disentangle.Patience;
import org.disentangle.experiment.spark.cluster.StandaloneSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The engine on a real cluster, with a shell script for each trial. */
@Tag("spark")
@DisabledOnOs(OS.WINDOWS)
@Timeout(Patience.SECONDS)
class StandaloneSparkIT {
  @TempDir private Path folder;

  @Test
  void everyTrialEndsOnceWhateverIsKilled() throws Exception {
    int trials = 24;
    // Three trials wait in the middle of their work for what the test does to those around them.
    String script =
        """
        echo "$id $PPID" >> journal
        case $id in *06|*0c|*12) while [ ! -e "go-$id" ]; do sleep 0.05; done;; esac
        """;
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("spark"))) {
      List<Process> workers = List.of(spark.addWorker(1), spark.addWorker(1));
      ScriptedDriver sweep = ScriptedDriver.of(folder, spark, script);
      Process killed = sweep.start(trials, 0, Map.of());
      process(sweep.await(killed, ScriptedSweep.id(6))).destroyForcibly();
      Files.createFile(folder.resolve("go-" + ScriptedSweep.id(6)));

      ProcessHandle lost = process(sweep.await(killed, ScriptedSweep.id(12)));
      workers.stream()
          .filter(worker -> worker.descendants().anyMatch(lost::equals))
          .forEach(Process::destroyForcibly);
      // An executor ends soon after its worker or its driver, and until then goes on.
      awaitEnd(lost);
      Files.createFile(folder.resolve("go-" + ScriptedSweep.id(12)));

      ProcessHandle orphan = process(sweep.await(killed, ScriptedSweep.id(18)));
      killed.destroyForcibly().waitFor();
      awaitEnd(orphan);
      Files.createFile(folder.resolve("go-" + ScriptedSweep.id(18)));
      Set<String> before = children(sweep.store());
      assertTrue(before.size() < trials, before.toString());

      List<String> ends = sweep.ends(sweep.start(trials, 0, Map.of()));
      for (String end : ends) {
        assertTrue(end.endsWith(" done"), end);
        assertTrue(!before.contains(end.substring(0, 12)), "what was finished is not run: " + end);
      }
      assertEquals(
          IntStream.range(0, trials).mapToObj(ScriptedSweep::id).collect(Collectors.toSet()),
          children(sweep.store()));
      for (String id : children(sweep.store())) {
        assertEquals(
            Set.of("SHA256SUMS", "attempt.json", "trial.json"),
            children(sweep.store().resolve(id)),
            id);
      }
      Map<String, Long> starts =
          sweep.journal().stream()
              .collect(Collectors.groupingBy(line -> line.substring(0, 12), Collectors.counting()));
      for (int interrupted : new int[] {6, 12, 18}) {
        assertTrue(starts.get(ScriptedSweep.id(interrupted)) > 1, starts.toString());
      }
      awaitNothing(spark.scratch());
    }
  }

  @Test
  void aTrialThatFailsOrEndsItsExecutorIsARowAndTheOthersGoOn() throws Exception {
    String script =
        """
        case $id in
          *03) kill -9 $PPID;;
          *05) echo 'disentangle: the "moon" is missing' >&2; exit 3;;
          *07) [ -e seven ] || { touch seven; exit 1; };;
        esac
        """;
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("spark"))) {
      spark.addWorker(1);
      ScriptedDriver sweep = ScriptedDriver.of(folder, spark, script);
      Process driver = sweep.start(9, 0, Map.of("spark.task.maxFailures", "3"));
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        expected.add(ScriptedSweep.id(i) + " 1 done");
      }
      expected.set(
          3, ScriptedSweep.id(3) + " 2 the loss of its executor, perhaps because memory ran out");
      expected.set(5, ScriptedSweep.id(5) + " 2 exit status 3: the \"moon\" is missing");
      expected.set(7, ScriptedSweep.id(7) + " 2 done");
      assertEquals(expected, sweep.ends(driver));
      Set<String> stored = new TreeSet<>();
      for (int i : new int[] {0, 1, 2, 4, 6, 7, 8}) {
        stored.add(ScriptedSweep.id(i));
      }
      assertEquals(stored, children(sweep.store()));
    }
  }

  @Test
  void whatHangsIsRunElsewhereAndItsProcessEnds() throws Exception {
    String script =
        """
        case $id in
          *04) mkdir first && echo "hangs $$" >> journal && exec sleep 3000;;
        esac
        """;
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("spark"))) {
      spark.addWorker(1);
      spark.addWorker(1);
      ScriptedDriver sweep = ScriptedDriver.of(folder, spark, script);
      Process driver =
          sweep.start(
              8,
              0,
              Map.of(
                  "spark.speculation", "true",
                  "spark.speculation.interval", "100ms",
                  "spark.speculation.minTaskRuntime", "1s",
                  "spark.speculation.quantile", "0.5"));
      long hanging = Long.parseLong(sweep.await(driver, "hangs"));
      List<String> ends = sweep.ends(driver);
      assertEquals(ScriptedSweep.id(4) + " 2 done", ends.get(4));
      assertEquals(8, children(sweep.store()).size(), children(sweep.store()).toString());
      ProcessHandle.of(hanging).ifPresent(StandaloneSparkIT::awaitEnd);
    }
  }

  private static void awaitEnd(ProcessHandle process) {
    process.onExit().orTimeout(Patience.SECONDS, TimeUnit.SECONDS).join();
  }

  /** Nothing computes on them: what is tested is who is given which. */
  @Test
  void trialsSideBySideAreGivenGpusOfTheirOwn() throws Exception {
    String script =
        """
        echo "+ $CUDA_VISIBLE_DEVICES" "$5" >> journal
        sleep 0.2
        echo "- $CUDA_VISIBLE_DEVICES" "$5" >> journal
        """;
    Path discovery = folder.resolve("discover");
    Files.writeString(
        discovery, "#!/bin/sh\necho '{\"name\": \"gpu\", \"addresses\": [\"4\", \"7\"]}'\n");
    assertTrue(discovery.toFile().setExecutable(true));
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("spark"))) {
      spark.addWorker(
          2,
          "-Dspark.worker.resource.gpu.amount=2",
          "-Dspark.worker.resource.gpu.discoveryScript=" + discovery);
      ScriptedDriver sweep = ScriptedDriver.of(folder, spark, script);
      Process driver =
          sweep.start(
              8, 1, Map.of("spark.executor.cores", "2", "spark.executor.resource.gpu.amount", "2"));
      assertEquals(8, sweep.ends(driver).size());
      Map<String, String> last = new HashMap<>();
      for (String line : sweep.journal()) {
        String gpu = line.substring(2);
        assertTrue(Set.of("4 --device=gpu:0", "7 --device=gpu:0").contains(gpu), line);
        assertTrue(!line.equals(last.put(gpu, line)), "one after the other: " + sweep.journal());
      }
      assertEquals(2, last.size(), "both are used");
    }
  }

  /** What Spark itself costs: the figure of the documentation. */
  @Test
  @Tag("slow")
  void tenThousandTrialsThatDoNothing() throws Exception {
    int trials = 10_000;
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("spark"))) {
      spark.addWorker(1);
      spark.addWorker(1);
      ScriptedDriver sweep = ScriptedDriver.ofNothing(folder, spark);
      List<String> ends = sweep.ends(sweep.start(trials, 0, Map.of()));
      assertEquals(trials, ends.stream().filter(end -> end.endsWith(" 1 done")).count());
      assertEquals(trials, children(sweep.store()).size());
      LogManager.getLogger(StandaloneSparkIT.class)
          .info(
              "{} trials on 2 executors: {} s, {} ms each",
              trials,
              sweep.seconds(),
              sweep.seconds() * 1000 / trials);
    }
  }

  private static ProcessHandle process(String id) {
    return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
  }

  /** Workers remove what was an executor's a little after its end. */
  private static void awaitNothing(Path scratch) throws IOException, InterruptedException {
    while (!trialFolders(scratch).isEmpty()) {
      Thread.sleep(50);
    }
  }

  private static List<Path> trialFolders(Path scratch) throws IOException {
    try (Stream<Path> all = Files.walk(scratch)) {
      return all.filter(each -> each.getFileName().toString().startsWith("trial-")).toList();
    }
  }

  private static Set<String> children(Path place) throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      return all.map(each -> each.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
