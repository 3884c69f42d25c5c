package org.disentangle.training;

import static org.disentangle.training.SquareTrainings.assertSame;
import static org.disentangle.training.SquareTrainings.interrupt;
import static org.disentangle.training.SquareTrainings.names;
import static org.disentangle.training.SquareTrainings.never;
import static org.disentangle.training.SquareTrainings.train;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.config.CodebookAverageConfig;
import org.disentangle.config.CosineDecay;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.ExponentialDecay;
import org.disentangle.config.RunConfig;
import org.disentangle.config.WeightChange;
import org.disentangle.model.TinyRuns;
import org.disentangle.training.SquareTrainings.Interruption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A finished training goes on to a greater length, and is then the unbroken one to the byte. */
class LongerTrainingTest {
  @TempDir private Path folder;

  /** A training, a longer one, and the steps that are left to take of it. */
  private enum Case {
    /** An epoch ends at 8, 16, 24, …: the one that step 20 is in goes on. */
    IN_AN_EPOCH(21, 36) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.setNetwork(TinyRuns.normalizedNetwork());
        run.getOptimizerBuilder()
            .setWarmUpSteps(25)
            .setExponential(ExponentialDecay.newBuilder().setDecay(0.5).setSteps(10));
        run.getLoopBuilder().setSteps(longer ? 36 : 20);
      }
    },
    /** The shorter training ends while the weight falls. */
    IN_A_CHANGE_OF_A_WEIGHT(21, 36) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.getBetaVaeBuilder()
            .setWarmUpSteps(5)
            .setChange(
                WeightChange.newBuilder().setInitialFraction(4).setFromStep(10).setToStep(30));
        run.getLoopBuilder().setSteps(longer ? 36 : 20);
      }
    },
    AT_THE_END_OF_AN_EPOCH(17, 20) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.getLoopBuilder().setSteps(longer ? 20 : 16);
      }
    },
    /** 180 training images are 12 batches of 16, the last one filled up. */
    BY_EPOCHS(23, 33) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.getDataBuilder().setMaxSamples(200);
        run.getLoopBuilder().clearStepsPerEpoch().setEpochs(longer ? 3 : 2);
      }
    },
    EARLY_STOPPING_THAT_DID_NOT_STOP(21, 30) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.getLoopBuilder()
            .setSteps(longer ? 30 : 20)
            .setEarlyStopping(EarlyStoppingConfig.newBuilder().setPatience(5));
      }
    },
    /** Stops after the epochs that end at 32 and at 56. */
    MORE_PATIENCE(33, 56) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        run.getLoopBuilder()
            .setSteps(100)
            .setEarlyStopping(
                EarlyStoppingConfig.newBuilder().setPatience(longer ? 6 : 3).setMinimumDelta(1e9));
      }
    },
    /** The stage that is longer is the first; the second is trained anew. */
    FIRST_STAGE(21, 36) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        codes(run).getLoopBuilder().setSteps(longer ? 26 : 20);
      }
    },
    SECOND_STAGE(31, 37) {
      @Override
      void shape(RunConfig.Builder run, boolean longer) {
        codes(run).getVqVaeBuilder().getPriorBuilder().setSteps(longer ? 17 : 10);
      }
    };

    private final long from;
    private final long to;

    Case(long from, long to) {
      this.from = from;
      this.to = to;
    }

    abstract void shape(RunConfig.Builder run, boolean longer);

    final RunConfig run(boolean longer) {
      RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
      // 40 validation images: there are many validations.
      run.getDataBuilder().setMaxSamples(400);
      shape(run, longer);
      return run.build();
    }

    private static RunConfig.Builder codes(RunConfig.Builder run) {
      return run.setNetwork(TinyRuns.mapNetwork())
          .setVqVae(
              TinyRuns.codes().toBuilder()
                  .setMovingAverages(
                      CodebookAverageConfig.newBuilder().setDecay(0.9).setEpsilon(1e-5)));
    }
  }

  @ParameterizedTest
  @EnumSource(Case.class)
  void goesOnAsIfItHadBeenLongerFromTheStart(Case each) throws IOException {
    Path expected = train(each.run(true), folder.resolve("whole"), false, never());

    Path models = folder.resolve("broken");
    train(each.run(false), models, false, never());
    Interruption watching = never();
    Path found = train(each.run(true), models, true, watching);
    assertEquals(LongStream.rangeClosed(each.from, each.to).boxed().toList(), watching.steps);
    assertSame(expected, found);
    assertEquals(List.of(".checkpoints", "1", "2"), names(models.resolve("tiny")));
  }

  @Test
  void theLongerTrainingCanBeInterruptedToo() throws IOException {
    RunConfig longer = Case.FIRST_STAGE.run(true);
    Path expected = train(longer, folder.resolve("whole"), false, never());

    Path models = folder.resolve("broken");
    train(Case.FIRST_STAGE.run(false), models, false, never());
    assertEquals(List.of("20.trained", "30.trained"), names(models.resolve("tiny/.checkpoints")));
    interrupt(longer, models, true, 23);
    interrupt(longer, models, true, 31);
    Path found = train(longer, models, true, never());
    assertSame(expected, found);
    assertEquals(List.of("26.trained", "36.trained"), names(models.resolve("tiny/.checkpoints")));
  }

  @Test
  void anUnfinishedTrainingMayBecomeShorterOrLonger() throws IOException {
    for (boolean longer : new boolean[] {false, true}) {
      RunConfig wanted = Case.IN_AN_EPOCH.run(longer);
      Path expected = train(wanted, folder.resolve("whole-" + longer), false, never());
      Path models = folder.resolve("broken-" + longer);
      interrupt(Case.IN_AN_EPOCH.run(!longer), models, false, 9);
      assertSame(expected, train(wanted, models, true, never()));
    }
  }

  @Test
  void whatIsTrainedAndExportedIsDone() throws IOException {
    RunConfig run = TinyRuns.run("tiny");
    Path models = folder.resolve("models");
    Path version = train(run, models, false, never());
    Interruption watching = never();
    assertEquals(version, train(run, models, true, watching));
    AtomicWrite.delete(version);
    assertEquals(version, train(run, models, true, watching));
    assertEquals(List.of(), watching.steps, "it is exported again, not trained");
  }

  @Test
  void anotherConfigurationStartsAnewAsTheModelIsExported() throws IOException {
    Path models = folder.resolve("models");
    train(TinyRuns.run("tiny"), models, false, never());
    RunConfig other = TinyRuns.run("tiny").toBuilder().setSeed(4).build();
    Interruption watching = never();
    Path found = train(other, models, true, watching);
    assertEquals(1, watching.steps.get(0));
    assertSame(train(other, folder.resolve("whole"), false, never()), found);
    assertEquals(List.of("20.trained"), names(models.resolve("tiny/.checkpoints")));
  }

  @Test
  void noCheckpointStaysWhereNoneIsWanted() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getLoopBuilder().setKeepLastCheckpoint(false);
    Path models = folder.resolve("models");
    train(run.build(), models, false, never());
    assertEquals(List.of("1"), names(models.resolve("tiny")));
    Interruption watching = never();
    run.getLoopBuilder().setSteps(25);
    train(run.build(), models, true, watching);
    assertEquals(1, watching.steps.get(0));
  }

  private static String refusal(RunConfig run, Path models) {
    return assertThrows(UserErrorException.class, () -> train(run, models, true, never()))
        .getMessage();
  }

  @Test
  void aCosineOverTheLengthForbidsIt() throws IOException {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getOptimizerBuilder().setCosine(CosineDecay.newBuilder().setFinalFraction(0.1));
    Path models = folder.resolve("models");
    Path version = train(run.build(), models, false, never());
    assertEquals(List.of("1"), names(models.resolve("tiny")), "no checkpoint is of any use");
    run.getLoopBuilder().setSteps(40);
    String why =
        " is of a training of another length: loop.steps was 20 and is 40, and by optimizer.cosine"
            + " the learning rate of every step depends on that; ";
    assertEquals(version + why + "leave --resume out to start anew", refusal(run.build(), models));

    // The same of one that is not finished.
    run.getLoopBuilder().setSteps(20);
    interrupt(run.build(), folder.resolve("broken"), false, 5);
    run.getLoopBuilder().setSteps(40);
    assertEquals(
        folder.resolve("broken/tiny/.checkpoints/5.checkpoint")
            + why
            + "go on with that one, or leave --resume out to start anew",
        refusal(run.build(), folder.resolve("broken")));
  }

  @Test
  void whatIsPastCannotBecomeOther() throws IOException {
    Path models = folder.resolve("models");
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    train(run.build(), models, false, never());
    run.getLoopBuilder().setSteps(10);
    assertEquals(
        models.resolve("tiny/.checkpoints/20.trained")
            + " is of a training of another length: loop.steps was 20 and is 10, and 20 steps are"
            + " taken; go on with that one, or leave --resume out to start anew",
        refusal(run.build(), models));

    Path stages = folder.resolve("stages");
    train(Case.FIRST_STAGE.run(false), stages, false, never());
    Files.delete(stages.resolve("tiny/.checkpoints/20.trained"));
    assertEquals(
        stages.resolve("tiny/.checkpoints/30.trained")
            + " is of a training of another length: loop.steps was 20 and is 26, and stage 1 is"
            + " over; go on with that one, or leave --resume out to start anew",
        refusal(Case.FIRST_STAGE.run(true), stages));
  }

  @Test
  void earlyStoppingThatWouldStopItAgainIsNamed() {
    Path models = folder.resolve("models");
    RunConfig.Builder run = Case.MORE_PATIENCE.run(false).toBuilder();
    train(run.build(), models, false, never());
    run.getLoopBuilder().setSteps(200);
    Path checkpoint = models.resolve("tiny/.checkpoints/32.trained");
    String end = "; go on with that one, or leave --resume out to start anew";
    assertEquals(
        checkpoint
            + " is of a training of another length: loop.steps was 100 and is 200, and"
            + " loop.early_stopping ended it and would again: raise its patience"
            + end,
        refusal(run.build(), models));
    run.getLoopBuilder().setSteps(100).getEarlyStoppingBuilder().setPatience(2);
    assertEquals(
        checkpoint
            + " is of a training of another length: loop.early_stopping.patience was 3 and is 2,"
            + " and would have ended it before epoch 4"
            + end,
        refusal(run.build(), models));
    assertFalse(Files.exists(models.resolve("tiny/2")));
  }
}
