package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings in processes of their own are killed (SIGKILL) at seeded random moments and gone on
 * with: the model must be that of a training nobody disturbed, to the byte.
 */
@DisabledOnOs(OS.WINDOWS)
class KilledTrainingIT {
  private static final int KILLS = 3;
  private static final int MANY_KILLS = 200;
  private static final int KILLS_A_RUN = 10;

  @TempDir private Path folder;

  /** Where in its course a training is killed. */
  private enum Phase {
    /** Anywhere between two steps, most of the time while a checkpoint is written. */
    LOOP,
    /** In the last validation, in the export, or while what is no longer needed is removed. */
    EXPORT,
    /** While the images are packed into their file, before TensorFlow has done anything. */
    IMAGES
  }

  @Test
  void aFewKillsLoseNothing() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 150, 1);
    Path expected = training.undisturbed("whole");
    SplittableRandom random = new SplittableRandom(7);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      killed += kill(training, "killed", Phase.LOOP, random) ? 1 : 0;
    }
    kill(training, "killed", Phase.EXPORT, random);
    assertTrue(killed > 0, "all were too fast to be killed");
    assertEquals(Optional.empty(), finish(training, "killed", expected));
  }

  @Test
  @Tag("slow")
  void twoHundredKillsLoseNothing() throws Exception {
    TinyTraining training = TinyTraining.in(folder, 400, 1);
    Path expected = training.undisturbed("whole");
    SplittableRandom random = new SplittableRandom(11);
    int kills = 0;
    int survived = 0;
    int lost = 0;
    for (int run = 0; kills < MANY_KILLS; run++) {
      String models = "killed-" + run;
      int ofThisRun = 0;
      for (int i = 0; i < KILLS_A_RUN && kills + ofThisRun < MANY_KILLS; i++) {
        Phase phase = i == 0 ? Phase.IMAGES : i < KILLS_A_RUN - 3 ? Phase.LOOP : Phase.EXPORT;
        ofThisRun += kill(training, models, phase, random) ? 1 : 0;
      }
      Optional<String> difference = finish(training, models, expected);
      kills += ofThisRun;
      survived += difference.isEmpty() ? ofThisRun : 0;
      lost += difference.isEmpty() ? 0 : ofThisRun;
      System.out.printf("run %d: %d kills, %d survived, %d lost%n", run, kills, survived, lost);
      difference.ifPresent(System.out::println);
    }
    assertEquals(0, lost, kills + " kills, " + survived + " survived");
  }

  /**
   * Starts the training, or goes on with it, and kills it.
   *
   * @return whether it was alive until then
   */
  private static boolean kill(
      TinyTraining training, String models, Phase phase, SplittableRandom random)
      throws IOException, InterruptedException {
    if (isOver(training, models)) {
      return false;
    }
    long before = training.newestCheckpoint(models).orElse(0);
    if (phase == Phase.IMAGES) {
      Files.deleteIfExists(training.folder().resolve("squares.npz.images"));
    }
    try (ChildProgram child = training.start(models, "--resume")) {
      child.await(
          () ->
              switch (phase) {
                case IMAGES ->
                    TinyTraining.names(training.folder()).stream()
                        .anyMatch(name -> name.startsWith(".squares.npz.images."));
                case LOOP -> training.newestCheckpoint(models).orElse(0) > before;
                case EXPORT -> training.newestCheckpoint(models).orElse(0) == training.steps();
              });
      int most = phase == Phase.LOOP ? 120 : phase == Phase.EXPORT ? 600 : 30;
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(1000 * most)));
      boolean alive = child.isAlive();
      child.kill();
      training.assertNothingIsHalfWritten(models);
      return alive;
    }
  }

  /** Goes on to the end and compares; nothing but the export may be left. */
  private static Optional<String> finish(TinyTraining training, String models, Path expected)
      throws IOException, InterruptedException {
    Path run = training.models(models).resolve(TinyTraining.RUN);
    if (!isOver(training, models)) {
      try (ChildProgram child = training.start(models, "--resume")) {
        assertEquals(0, child.exitStatus(), child.said());
      }
    }
    Optional<String> difference = TinyTraining.difference(expected, run.resolve("1"));
    List<String> left = new ArrayList<>(TinyTraining.names(run));
    left.removeAll(List.of("1", ".checkpoints", ".images"));
    return difference.isEmpty() && !left.isEmpty()
        ? Optional.of("left in " + run + ": " + left)
        : difference;
  }

  /** A kill may come when all is done: then no checkpoint is one of an unfinished training. */
  private static boolean isOver(TinyTraining training, String models) {
    return Files.exists(training.models(models).resolve(TinyTraining.RUN).resolve("1"))
        && training.newestCheckpoint(models).isEmpty();
  }
}
