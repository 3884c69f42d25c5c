package org.disentangle.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.disentangle.UserErrorException;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
import org.disentangle.training.checkpoint.Checkpointing;
import org.disentangle.training.checkpoint.LoopState;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.plan.StagePlan;

/**
 * The training loop: batches in their seeded order, one step each, and after each epoch a
 * validation. Steps and epochs are counted through all the stages of a run.
 *
 * <p>Borrows the graphs. What happens at a step depends only on the run's seed and the step's
 * number: the only state between two steps is {@link #state} and the variables of the graph.
 */
final class Trainer {
  private final RunPlan run;
  private final Team team;
  private final InferenceGraph inference;
  private final List<TrainingListener> listeners;
  private final Checkpointing checkpointing;
  private final double earlierSeconds;
  private long began;
  private int stage;
  private long stageSteps;
  private long steps;
  private int epoch;
  private long epochSteps;
  private double[] epochSums;

  /**
   * A new or a continued loop.
   *
   * @param start where it begins or continues
   * @param team that runs the same loop together, each process with its share of the images
   * @param listeners in the order in which they are called
   * @param checkpointing called after every step, after the listeners
   */
  Trainer(
      RunPlan run,
      StartingPoint start,
      Team team,
      InferenceGraph inference,
      List<TrainingListener> listeners,
      Checkpointing checkpointing) {
    this.run = run;
    this.team = team;
    this.inference = inference;
    this.listeners = List.copyOf(listeners);
    this.checkpointing = checkpointing;
    earlierSeconds = start.state().getWallSeconds();
    LoopState at = start.state().getLoop();
    stage = at.getStage();
    stageSteps = at.getStageSteps();
    steps = at.getSteps();
    epoch = at.getEpoch();
    epochSteps = at.getEpochSteps();
    epochSums = at.getEpochSumsList().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The state of the loop. */
  LoopState state() {
    return LoopState.newBuilder()
        .setStage(stage)
        .setStageSteps(stageSteps)
        .setSteps(steps)
        .setEpoch(epoch)
        .setEpochSteps(epochSteps)
        .addAllEpochSums(DoubleStream.of(epochSums).boxed().toList())
        .build();
  }

  /**
   * Trains the stage that the loop is in, to its end.
   *
   * @param training of that stage, with its variables as the loop's state has left them
   * @return whether the stage was completed: not if a listener wanted to stop
   * @throws TrainingInterruptedException if it was requested, or another process of the team is
   *     lost
   * @throws UserErrorException if the loop's state is not of this stage
   */
  boolean train(TrainingGraph training, StagePlan plan) {
    try {
      return steps(training, plan);
    } catch (LostWorkerException e) {
      // The step, or the validation, was not finished: the state is that of the last complete step.
      throw checkpointing.lost(training, state(), e);
    }
  }

  private boolean steps(TrainingGraph training, StagePlan plan) {
    int batchSize = plan.order().batchSize();
    int[] batch = new int[batchSize];
    float[] values = new float[training.termNames().size()];
    began = began == 0 ? System.nanoTime() - (long) (1e9 * earlierSeconds) : began;
    epochSums = epochSteps == 0 ? new double[values.length] : epochSums;
    if (epochSums.length != values.length) {
      throw new UserErrorException(
          "the checkpoint has sums of %s terms, and there are %s (%s): it was written by another version of the program; go on with that one, or leave --resume out to start anew"
              .formatted(epochSums.length, values.length, String.join(", ", training.termNames())));
    }
    while (true) {
      boolean stageIsOver = stageSteps == plan.steps();
      if (stageIsOver) {
        // Before the epoch's end: in a longer training it may go on.
        checkpointing.stageOver(training, state());
      }
      if (stageIsOver || epochSteps == plan.stepsPerEpoch()) {
        endEpoch(training, plan);
      }
      if (stageIsOver) {
        stage++;
        stageSteps = 0;
        return true;
      }
      if (epochSteps == 0 && listeners.stream().anyMatch(TrainingListener::wantsToStop)) {
        checkpointing.stopped(training, state());
        return false;
      }
      plan.order().batch(steps, batch);
      double rate = plan.learningRate().at(stageSteps);
      training.step(run.images(), batch, plan.seed(), steps, rate, values);
      countStep(values);
      tell(training, batchSize, rate, values);
      checkpointing.stepTaken(training, state());
    }
  }

  private void countStep(float[] values) {
    for (int i = 0; i < values.length; i++) {
      epochSums[i] += values[i];
    }
    steps++;
    stageSteps++;
    epochSteps++;
  }

  private void tell(TrainingGraph training, int batchSize, double rate, float[] values) {
    StepReport report =
        new StepReport(
            steps,
            run.steps(),
            epoch,
            steps * batchSize,
            System.nanoTime() - began,
            rate,
            training.termNames(),
            values);
    listeners.forEach(listener -> listener.stepEnded(report));
  }

  private void endEpoch(TrainingGraph training, StagePlan plan) {
    List<TrainingListener> lookers =
        listeners.stream().filter(TrainingListener::wantsSnapshots).toList();
    if (plan.validation().length > 0 || !lookers.isEmpty()) {
      inference.assign(training.weights());
    }
    EpochReport report =
        new EpochReport(epoch, steps, means(training.termNames()), validation(training, plan));
    listeners.forEach(listener -> listener.epochEnded(report));
    if (!lookers.isEmpty()) {
      ModelSnapshot snapshot =
          inference.snapshot(run.images(), looked(plan), plan.order().batchSize());
      lookers.forEach(listener -> listener.snapshotTaken(report, snapshot));
    }
    epoch++;
    epochSteps = 0;
    Arrays.fill(epochSums, 0);
  }

  /**
   * The images of snapshots: validation images, or the first training images if there are none; the
   * same at each epoch.
   */
  private static int[] looked(StagePlan plan) {
    if (plan.validation().length > 0) {
      return plan.validation();
    }
    int[] first = new int[plan.order().batchSize()];
    plan.order().batch(0, first);
    return first;
  }

  private Map<String, Double> validation(TrainingGraph training, StagePlan plan) {
    if (plan.validation().length == 0) {
      return Map.of();
    }
    try {
      Map<String, Double> whole =
          inference.losses(
              run.images(),
              plan.validation(),
              plan.order().batchSize(),
              plan.seed(),
              team,
              checkpointing.stop());
      return plan.stage().share(whole, run.model());
    } catch (CancellationException e) {
      throw checkpointing.interrupted(training, state());
    }
  }

  private Map<String, Double> means(List<String> names) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < epochSums.length; i++) {
      means.put(names.get(i), epochSums[i] / epochSteps);
    }
    return means;
  }
}
