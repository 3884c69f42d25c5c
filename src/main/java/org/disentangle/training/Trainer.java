package org.disentangle.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import org.disentangle.UserErrorException;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TrainingStage;

/**
 * The loop: batches in their seeded order, one step each, and after each epoch a validation. Steps
 * and epochs are counted through all the stages of a run.
 *
 * <p>Borrows the graphs. What happens at a step depends on the run's seed and the step's number
 * alone, not on how the loop got there: what it must remember between two steps is {@link #state}
 * and the variables of the graph.
 */
public final class Trainer {
  private final LatentModel model;
  private final Team team;
  private final InferenceGraph inference;
  private final FactorImages images;
  private final List<TrainingListener> listeners;
  private final Checkpointing checkpointing;
  private final long totalSteps;
  private final double earlierSeconds;
  private long began;
  private int stage;
  private long stageSteps;
  private long steps;
  private int epoch;
  private long epochSteps;
  private double[] epochSums;

  /**
   * A loop that has not begun, or goes on.
   *
   * @param team that goes through the same loop together, each process with its share of the images
   * @param images what indices of the batches mean
   * @param listeners in the order they are told
   * @param checkpointing told of every step after the listeners
   * @param totalSteps of all stages
   * @param start where it goes on
   * @param earlierSeconds that it took to get there
   */
  Trainer(
      LatentModel model,
      Team team,
      InferenceGraph inference,
      FactorImages images,
      List<TrainingListener> listeners,
      Checkpointing checkpointing,
      long totalSteps,
      LoopState start,
      double earlierSeconds) {
    this.model = model;
    this.team = team;
    this.inference = inference;
    this.images = images;
    this.listeners = List.copyOf(listeners);
    this.checkpointing = checkpointing;
    this.totalSteps = totalSteps;
    this.earlierSeconds = earlierSeconds;
    stage = start.getStage();
    stageSteps = start.getStageSteps();
    steps = start.getSteps();
    epoch = start.getEpoch();
    epochSteps = start.getEpochSteps();
    epochSums = start.getEpochSumsList().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where a loop begins. */
  static LoopState beginning() {
    return LoopState.newBuilder().setEpoch(1).build();
  }

  /**
   * One stage: how long, on what, how fast.
   *
   * @param stage one of the model's
   * @param order of the training images
   * @param steps of this stage
   * @param stepsPerEpoch after which an epoch ends
   * @param validation images looked at after each epoch; may be empty
   * @param learningRate at each step, counted from the stage's first as 0
   * @param seed of all noise
   */
  public record Plan(
      TrainingStage stage,
      BatchOrder order,
      long steps,
      long stepsPerEpoch,
      int[] validation,
      Schedule learningRate,
      long seed) {}

  /** Where the loop is. */
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
   * @return whether the stage was gone through: not if a listener wanted to stop
   * @throws TrainingInterruptedException if that was asked for, or another process of the team is
   *     lost
   * @throws UserErrorException if the loop's state is not of this stage
   */
  boolean train(TrainingGraph training, Plan plan) {
    try {
      return steps(training, plan);
    } catch (LostWorkerException e) {
      // The step, or the validation, was not finished: the state is that of the last whole step.
      throw checkpointing.lost(training, state(), e);
    }
  }

  private boolean steps(TrainingGraph training, Plan plan) {
    int batchSize = plan.order().batchSize();
    int own = team.share().rows(batchSize);
    int first = team.share().firstRow(batchSize);
    int[] batch = new int[batchSize];
    float[] pixels = new float[own * FactorImages.PIXELS];
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
      for (int i = 0; i < own; i++) {
        images.read(batch[first + i], pixels, i * FactorImages.PIXELS);
      }
      double rate = plan.learningRate().at(stageSteps);
      training.step(pixels, plan.seed(), steps, rate, values);
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
            totalSteps,
            epoch,
            steps * batchSize,
            System.nanoTime() - began,
            rate,
            training.termNames(),
            values);
    listeners.forEach(listener -> listener.stepEnded(report));
  }

  private void endEpoch(TrainingGraph training, Plan plan) {
    List<TrainingListener> lookers =
        listeners.stream().filter(TrainingListener::wantsSnapshots).toList();
    if (plan.validation().length > 0 || !lookers.isEmpty()) {
      inference.assign(training.weights());
    }
    EpochReport report =
        new EpochReport(epoch, steps, means(training.termNames()), validation(training, plan));
    listeners.forEach(listener -> listener.epochEnded(report));
    if (!lookers.isEmpty()) {
      ModelSnapshot snapshot = inference.snapshot(images, looked(plan), plan.order().batchSize());
      lookers.forEach(listener -> listener.snapshotTaken(report, snapshot));
    }
    epoch++;
    epochSteps = 0;
    Arrays.fill(epochSums, 0);
  }

  /** Validation images, or the first training ones where there are none; the same at each epoch. */
  private static int[] looked(Plan plan) {
    if (plan.validation().length > 0) {
      return plan.validation();
    }
    int[] first = new int[plan.order().batchSize()];
    plan.order().batch(0, first);
    return first;
  }

  private Map<String, Double> validation(TrainingGraph training, Plan plan) {
    if (plan.validation().length == 0) {
      return Map.of();
    }
    try {
      Map<String, Double> whole =
          inference.losses(
              images,
              plan.validation(),
              plan.order().batchSize(),
              plan.seed(),
              team,
              checkpointing.stop());
      return plan.stage().share(whole, model);
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
