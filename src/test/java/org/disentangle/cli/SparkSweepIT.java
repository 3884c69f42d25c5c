package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.disentangle.Patience;
import org.disentangle.config.TrialTask;
import org.disentangle.experiment.spark.cluster.StandaloneSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real trainings on a real cluster give what they give on this machine alone. */
@Tag("spark")
@DisabledOnOs(OS.WINDOWS)
class SparkSweepIT {
  @TempDir private Path folder;

  @Test
  @Timeout(Patience.SECONDS)
  void aClusterMakesTheSameTrialsToTheByte() throws Exception {
    TinySweep tiny = TinySweep.in(folder, 20, List.of(1.0, 4.0), List.of(0.0));
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("cluster"))) {
      spark.addWorker(1);
      SparkSweep sweep = new SparkSweep(tiny, spark);
      try (ChildProgram onSpark = sweep.start()) {
        assertEquals(0, onSpark.exitStatus(), onSpark.said() + spark.said());
        assertSame(sweep, onSpark);
        assertTrue(onSpark.said().contains("model: " + sweep.store()), onSpark.said());
      }
    }
  }

  /** Two dozen trainings; a worker, an executor and the driver are killed in the middle. */
  @Test
  @Tag("slow")
  @Timeout(Patience.SECONDS)
  void whateverIsKilledTheTrialsAreTheSameToTheByte() throws Exception {
    TinySweep tiny =
        TinySweep.in(
            folder, 100, List.of(1.0, 2.0, 4.0, 8.0), List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0));
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("cluster"))) {
      List<Process> workers = List.of(spark.addWorker(1), spark.addWorker(1));
      SparkSweep sweep = new SparkSweep(tiny, spark);
      try (ChildProgram killed = sweep.start()) {
        assertTrue(killed.await(() -> sweep.finished() >= 4), killed.said());
        StandaloneSpark.executors(workers.get(0)).forEach(ProcessHandle::destroyForcibly);
        assertTrue(killed.await(() -> sweep.finished() >= 9), killed.said());
        workers.get(1).destroyForcibly();
        assertTrue(killed.await(() -> sweep.finished() >= 14), killed.said());
        killed.kill();
      }
      assertTrue(sweep.finished() < 24, "it was killed in the middle");
      spark.addWorker(1);
      try (ChildProgram goingOn = sweep.start()) {
        assertEquals(0, goingOn.exitStatus(), goingOn.said() + spark.said());
        assertTrue(goingOn.said().contains("24 trials, "), goingOn.said());
        assertSame(sweep, goingOn);
      }
    }
    try (var all = ProcessHandle.allProcesses()) {
      assertEquals(
          List.of(),
          all.map(ProcessHandle::info)
              .flatMap(info -> info.commandLine().stream())
              .filter(line -> line.contains(folder.toString()) && line.contains(" trial "))
              .toList(),
          "processes of trials");
    }
  }

  private void assertSame(SparkSweep sweep, ChildProgram onSpark) throws Exception {
    assertEquals(
        sweep.sweep().plan().trials().stream()
            .map(TrialTask::getId)
            .collect(Collectors.toCollection(TreeSet::new)),
        sweep.stored(),
        onSpark.said());
    try (ChildProgram locally = sweep.startLocally()) {
      assertEquals(0, locally.exitStatus(), locally.said());
    }
    Map<String, Map<String, String>> expected = sweep.contents(sweep.sweep().trials("local"));
    assertEquals(expected, sweep.contents(sweep.store()));
    for (String table : List.of("ranking.csv", "correlation.csv")) {
      assertEquals(
          Files.readString(folder.resolve("local").resolve(TinySweep.NAME).resolve(table)),
          Files.readString(folder.resolve("spark").resolve(TinySweep.NAME).resolve(table)),
          table);
    }
  }
}
