package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.disentangle.Patience;
import org.disentangle.experiment.spark.cluster.StandaloneSpark;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One model trained by workers that a real cluster starts. */
@Tag("spark")
@DisabledOnOs(OS.WINDOWS)
class SparkTeamIT {
  @TempDir private Path folder;

  /**
   * The cluster's workers come after the driver; half-way the executor of one is killed, and Spark
   * starts both again.
   */
  @Test
  @Timeout(Patience.SECONDS)
  void aClusterTrainsTheModelOfThisMachineWhateverIsKilled() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 160, 5);
    Path expected = training.models("here").resolve(TinyTraining.RUN).resolve("1");
    try (ChildProgram here = training.start("here", "--workers", "2")) {
      assertEquals(0, here.exitStatus(), here.said());
    }
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("cluster"))) {
      try (ChildProgram driver = start(training, spark, "there", 2)) {
        assertTrue(
            driver.await(() -> driver.said().contains("room for 0 of 2 processes")),
            () -> driver.said() + spark.said());
        Process first = spark.addWorker(1);
        spark.addWorker(1);
        assertTrue(
            driver.await(() -> training.newestCheckpoint("there").orElse(0) >= 20),
            () -> driver.said() + spark.said());
        StandaloneSpark.executors(first).forEach(ProcessHandle::destroyForcibly);
        assertEquals(0, driver.exitStatus(), driver.said() + spark.said());
        assertTrue(
            driver.said().contains("a worker was lost; all are started again"), driver.said());
        assertTrue(driver.said().contains("SavedModel: "), driver.said());
      }
    }
    Path found = training.models("there").resolve(TinyTraining.RUN).resolve("1");
    assertEquals(Optional.empty(), TinyTraining.difference(expected, found));
  }

  @Test
  @Timeout(Patience.SECONDS)
  void whatCannotBeIsOneSentence() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 20, 0);
    try (StandaloneSpark spark = StandaloneSpark.in(folder.resolve("cluster"))) {
      spark.addWorker(1);
      try (ChildProgram driver = start(training, spark, "large", 2, "--wait=0")) {
        assertEquals(2, driver.exitStatus(), driver.said());
        assertTrue(
            Pattern.compile(
                    "disentangle: the executors of \\S+ have room for [01] of 2 processes after 0 s")
                .matcher(driver.said())
                .find(),
            driver.said());
      }
      try (ChildProgram driver = start(training, spark, "sets", 1, "--live")) {
        assertEquals(2, driver.exitStatus(), driver.said());
        assertTrue(driver.said().contains("leave out --live"), driver.said());
      }
    }
  }

  private ChildProgram start(
      TinyTraining training, StandaloneSpark spark, String models, int workers, String... more)
      throws IOException {
    List<String> line = ChildProgram.line();
    line.addAll(1, SparkSweep.settings(spark));
    line.addAll(
        List.of(
            "train",
            training.configuration().toString(),
            "--models-dir=" + training.models(models),
            "--data-dir=" + folder.resolve("data"),
            "--device=cpu",
            "--engine=spark",
            "--master=" + spark.url(),
            "--workers=" + workers));
    line.addAll(List.of(more));
    return ChildProgram.of(folder.resolve(models + ".said"), line);
  }
}
