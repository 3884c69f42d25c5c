package org.disentangle.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.Schedule;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TrainingStage;

/**
 * The loop: batches in their seeded order, one step each, and after each epoch a validation. Steps
 * and epochs are counted through all the stages of a run.
 *
 * <p>Borrows the graphs. What happens at a step depends on the run's seed and the step's number
 * alone, not on how the loop got there.
 */
public final class Trainer {
  private final LatentModel model;
  private final InferenceGraph inference;
  private final FactorImages images;
  private final List<TrainingListener> listeners;
  private final long totalSteps;
  private long taken;
  private int epoch = 1;
  private long began;

  /**
   * A loop that has not begun.
   *
   * @param images what indices of the batches mean
   * @param listeners in the order they are told
   * @param totalSteps of all stages
   */
  public Trainer(
      LatentModel model,
      InferenceGraph inference,
      FactorImages images,
      List<TrainingListener> listeners,
      long totalSteps) {
    this.model = model;
    this.inference = inference;
    this.images = images;
    this.listeners = List.copyOf(listeners);
    this.totalSteps = totalSteps;
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

  /** How many steps were taken so far, in all stages. */
  public long taken() {
    return taken;
  }

  /**
   * Trains one stage.
   *
   * @param training of that stage, with its variables initialised
   * @return whether the stage was gone through: not if a listener wanted to stop
   */
  public boolean train(TrainingGraph training, Plan plan) {
    int batchSize = plan.order().batchSize();
    int[] batch = new int[batchSize];
    float[] pixels = new float[batchSize * FactorImages.PIXELS];
    List<String> names = training.termNames();
    float[] values = new float[names.size()];
    double[] sums = new double[names.size()];
    began = taken == 0 ? System.nanoTime() : began;
    long epochBegan = 0;
    for (long step = 0; step < plan.steps(); step++) {
      plan.order().batch(taken, batch);
      for (int i = 0; i < batchSize; i++) {
        images.read(batch[i], pixels, i * FactorImages.PIXELS);
      }
      training.step(pixels, plan.seed(), taken, plan.learningRate().at(step), values);
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
      }
      taken++;
      StepReport report =
          new StepReport(
              taken,
              totalSteps,
              epoch,
              taken * batchSize,
              System.nanoTime() - began,
              names,
              values);
      listeners.forEach(listener -> listener.stepEnded(report));
      long done = step + 1;
      if (done - epochBegan == plan.stepsPerEpoch() || done == plan.steps()) {
        endEpoch(training, plan, means(names, sums, done - epochBegan));
        if (done < plan.steps() && listeners.stream().anyMatch(TrainingListener::wantsToStop)) {
          return false;
        }
        Arrays.fill(sums, 0);
        epochBegan = done;
        epoch++;
      }
    }
    return true;
  }

  private void endEpoch(TrainingGraph training, Plan plan, Map<String, Double> train) {
    Map<String, Double> validation = Map.of();
    if (plan.validation().length > 0) {
      inference.assign(training.weights());
      validation =
          plan.stage()
              .share(
                  inference.losses(
                      images, plan.validation(), plan.order().batchSize(), plan.seed()),
                  model);
    }
    EpochReport report = new EpochReport(epoch, taken, train, validation);
    listeners.forEach(listener -> listener.epochEnded(report));
  }

  private static Map<String, Double> means(List<String> names, double[] sums, long steps) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < sums.length; i++) {
      means.put(names.get(i), sums[i] / steps);
    }
    return means;
  }
}
