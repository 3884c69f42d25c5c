package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.assertSame;
import static org.disentangle.training.SquareTrainings.interrupt;
import static org.disentangle.training.SquareTrainings.names;
import static org.disentangle.training.SquareTrainings.never;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.ExclusiveUse;
import org.disentangle.UserErrorException;
import org.disentangle.config.CodeRestartConfig;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.model.TinyRuns;
import org.disentangle.training.SquareTrainings.Interruption;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.StepReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is interrupted and gone on with gives what an unbroken one gives, to the byte.
 */
class ResumeTest {
  @TempDir private Path folder;

  /** Batch normalisation, dropout, early stopping; epochs end at 8, 16, 24, 28. */
  @Test
  void aRunIsInterruptedWhereverItIs() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.setNetwork(TinyRuns.normalizedNetwork());
    run.getLoopBuilder()
        .setSteps(60)
        .setEarlyStopping(EarlyStoppingConfig.newBuilder().setPatience(3).setMinimumDelta(1e9));
    RunConfig whole = run.build();
    Path expected = train(whole, folder.resolve("whole"), false, never());

    Path models = folder.resolve("broken");
    Path checkpoints = models.resolve("tiny/.checkpoints");
    assertEquals(
        "interrupted at step 3; checkpoint: " + checkpoints.resolve("3.checkpoint"),
        interrupt(whole, models, false, 3));
    // At the end of an epoch, whose validation is then still to come.
    interrupt(whole, models, true, 8);
    // In the midst of a validation: asked after the step, before the first batch, at the second.
    Interruption validating = new Interruption(16, 2);
    assertThrows(TrainingInterruptedException.class, () -> train(whole, models, true, validating));
    assertEquals(List.of("16.checkpoint", "8.checkpoint"), names(checkpoints));
    Interruption last = never();
    Path found = train(whole, models, true, last);
    assertEquals(17, last.steps.get(0));
    // The first epoch counts as a fall, then three are waited for.
    assertEquals(32, last.steps.get(last.steps.size() - 1));
    assertSame(expected, found);
    assertEquals(List.of(".checkpoints", "1"), names(models.resolve("tiny")));
    assertEquals(List.of("32.trained"), names(checkpoints));
  }

  /** Moving averages, restarts of codes, two stages; stage one ends at 20, the run at 30. */
  @Test
  void aRunIsInterruptedInEitherStageAndBetweenThem() throws IOException {
    RunConfig run =
        TinyRuns.run("vq").toBuilder()
            .setNetwork(TinyRuns.mapNetwork())
            .setVqVae(
                TinyRuns.codes().toBuilder()
                    .setKMeansImages(64)
                    .setMovingAverages(
                        CodebookAverageConfig.newBuilder().setDecay(0.9).setEpsilon(1e-5))
                    .setRestarts(CodeRestartConfig.newBuilder().setDecay(0.9).setThreshold(0.5)))
            .build();
    Path expected = train(run, folder.resolve("whole"), false, never());

    Path models = folder.resolve("broken");
    interrupt(run, models, false, 13);
    interrupt(run, models, true, 20);
    interrupt(run, models, true, 21);
    // The last step: what is left is the epoch's validation, the whole validation, the export.
    interrupt(run, models, true, 30);
    Interruption none = never();
    Path found = train(run, models, true, none);
    assertEquals(List.of(), none.steps);
    assertSame(expected, found);
  }

  @Test
  void whenOnlyTheExportIsLeftOnlyThatIsDone() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path expected = train(run, folder.resolve("whole"), false, never());

    Path models = folder.resolve("broken");
    // 200 validation images are 13 batches: after those of the last epoch.
    Interruption late = new Interruption(20, 1 + 13 + 2);
    TrainingInterruptedException interrupted =
        assertThrows(TrainingInterruptedException.class, () -> train(run, models, false, late));
    Path checkpoint = models.resolve("tiny/.checkpoints/20.checkpoint");
    assertEquals(
        "interrupted before the export; checkpoint: " + checkpoint, interrupted.getMessage());
    byte[] ended = Files.readAllBytes(checkpoint);
    assertSame(expected, train(run, models, true, never()));

    // Killed after the export was in its place, before its checkpoint was renamed.
    Files.delete(checkpoint.resolveSibling("20.trained"));
    Files.write(checkpoint, ended);
    assertEquals(models.resolve("tiny/1"), train(run, models, true, never()));
    assertEquals(List.of(".checkpoints", "1"), names(models.resolve("tiny")));
    assertEquals(List.of("20.trained"), names(checkpoint.getParent()));
  }

  @Test
  void aDamagedCheckpointGivesWayToTheOneBefore() throws IOException {
    RunConfig.Builder builder = TinyRuns.run("tiny").toBuilder();
    builder.getLoopBuilder().setCheckpointSteps(4).setCheckpointsKept(3);
    RunConfig run = builder.build();
    Path models = folder.resolve("models");
    interrupt(run, models, false, 13);
    Path checkpoints = models.resolve("tiny/.checkpoints");
    assertEquals(List.of("12.checkpoint", "13.checkpoint", "8.checkpoint"), names(checkpoints));
    byte[] newest = Files.readAllBytes(checkpoints.resolve("13.checkpoint"));
    newest[newest.length / 2] ^= 1;
    Files.write(checkpoints.resolve("13.checkpoint"), newest);
    Files.write(checkpoints.resolve("99.checkpoint"), new byte[0]);

    Interruption soon = new Interruption(14, 0);
    assertThrows(TrainingInterruptedException.class, () -> train(run, models, true, soon));
    assertEquals(List.of(13L, 14L), soon.steps);
    assertEquals(List.of("12.checkpoint", "14.checkpoint", "8.checkpoint"), names(checkpoints));

    for (String name : names(checkpoints)) {
      Files.writeString(checkpoints.resolve(name), "damaged");
    }
    Interruption anew = never();
    assertSame(
        train(TinyRuns.run("tiny"), folder.resolve("whole"), false, never()),
        train(run.toBuilder().setLoop(TinyRuns.run("tiny").getLoop()).build(), models, true, anew));
    assertEquals(1, anew.steps.get(0));
  }

  @Test
  void anotherTrainingIsNotGoneOnWith() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path models = folder.resolve("models");
    interrupt(run, models, false, 5);
    Path checkpoint = models.resolve("tiny/.checkpoints/5.checkpoint");
    RunConfig.Builder other = run.toBuilder().setSeed(4);
    other.getOptimizerBuilder().setLearningRate(0.5);

    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> train(other.build(), models, true, never()));
    assertEquals(
        checkpoint
            + " is of a training of another configuration: seed was 3 and is 4;"
            + " optimizer.learning_rate was 0.001 and is 0.5; go on with that one, or leave --resume"
            + " out to start anew",
        refused.getMessage());
    FactorImages otherImages =
        new SquareImages() {
          @Override
          public String checksum() {
            return "other";
          }
        };
    UserErrorException unlike =
        assertThrows(
            UserErrorException.class, () -> train(run, otherImages, models, true, never()));
    assertTrue(
        unlike.getMessage().contains("their checksum was squares and is other"),
        unlike.getMessage());
    assertTrue(Files.exists(checkpoint), "refusing changes nothing");

    // Anew, the other one takes the place.
    interrupt(other.build(), models, false, 2);
    assertEquals(List.of("2.checkpoint"), names(checkpoint.getParent()));
  }

  /** The same configuration goes the same course: what is further on it is kept. */
  @Test
  void startingAnewKeepsTheFurtherCheckpointOfTheSameConfiguration() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path models = folder.resolve("models");
    interrupt(run, models, false, 9);
    Path checkpoints = models.resolve("tiny/.checkpoints");
    assertEquals(
        "interrupted at step 2; checkpoint: " + checkpoints.resolve("9.checkpoint"),
        interrupt(run, models, false, 2));
    interrupt(run, models, false, 12);
    assertEquals(List.of("12.checkpoint"), names(checkpoints));
  }

  @Test
  void aRunThatIsBeingTrainedIsLeftAlone() {
    Path models = folder.resolve("models");
    Path lock = models.resolve("tiny/.checkpoints/lock");
    try (ExclusiveUse other = ExclusiveUse.of(lock, "x")) {
      UserErrorException refused =
          assertThrows(
              UserErrorException.class, () -> train(TinyRuns.run("tiny"), models, false, never()));
      assertTrue(
          refused.getMessage().startsWith(models.resolve("tiny") + " is in use by another run"),
          refused.getMessage());
      assertTrue(Files.exists(lock), other + " is still held");
    }
  }

  @Test
  void aFolderThatIsRemovedMeanwhileIsMadeAgain() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getLoopBuilder().setCheckpointSteps(3);
    Path models = folder.resolve("models");
    Interruption removing =
        new Interruption(-1, 0) {
          @Override
          public void stepEnded(StepReport report) {
            super.stepEnded(report);
            if (report.step() % 5 == 0) {
              try {
                AtomicWrite.delete(models);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }
          }
        };
    assertEquals(models.resolve("tiny/1"), train(run.build(), models, false, removing));
    assertEquals(List.of(".checkpoints", "1"), names(models.resolve("tiny")));
  }

  @Test
  void aCheckpointThatCannotBeWrittenDoesNotEndTheTraining() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getLoopBuilder().setCheckpointSteps(5);
    Path models = folder.resolve("models");
    // A folder that is not empty stands where the checkpoint of step 10 is to be.
    Path inTheWay = models.resolve("tiny/.checkpoints/10.checkpoint/file");
    Interruption watching =
        new Interruption(12, 0) {
          @Override
          public void stepEnded(StepReport report) {
            super.stepEnded(report);
            if (report.step() == 6) {
              try {
                Files.createDirectories(inTheWay);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }
          }
        };
    TrainingInterruptedException interrupted =
        assertThrows(
            TrainingInterruptedException.class, () -> train(run.build(), models, false, watching));
    assertTrue(interrupted.getMessage().endsWith("12.checkpoint"), interrupted.getMessage());
    assertFalse(Files.exists(models.resolve("tiny/1")));
  }
}
