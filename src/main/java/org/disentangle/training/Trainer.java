package org.disentangle.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.data.BatchOrder;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.Schedule;

/**
 * The loop: batches in their seeded order, one step each, and after each epoch a validation.
 *
 * <p>Borrows both graphs. What happens at a step depends on the run's seed and the step's number
 * alone, not on how the loop got there.
 */
public final class Trainer {
  private final TrainingGraph training;
  private final InferenceGraph inference;
  private final FactorImages images;
  private final List<TrainingListener> listeners;

  /**
   * A loop over given graphs and images.
   *
   * @param training with its variables initialised
   * @param listeners in the order they are told
   */
  public Trainer(
      TrainingGraph training,
      InferenceGraph inference,
      FactorImages images,
      List<TrainingListener> listeners) {
    this.training = training;
    this.inference = inference;
    this.images = images;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * How long, on what, how fast.
   *
   * @param order of the training images
   * @param steps in all
   * @param stepsPerEpoch after which an epoch ends
   * @param validation images looked at after each epoch; may be empty
   * @param learningRate at each step
   * @param seed of all noise
   */
  public record Plan(
      BatchOrder order,
      long steps,
      long stepsPerEpoch,
      int[] validation,
      Schedule learningRate,
      long seed) {}

  /**
   * Trains.
   *
   * @return the number of steps taken: fewer than planned if a listener wanted to stop
   */
  public long train(Plan plan) {
    int batchSize = plan.order().batchSize();
    int[] batch = new int[batchSize];
    float[] pixels = new float[batchSize * FactorImages.PIXELS];
    List<String> names = training.termNames();
    float[] values = new float[names.size()];
    double[] sums = new double[names.size()];
    long began = System.nanoTime();
    int epoch = 1;
    long epochBegan = 0;
    for (long step = 0; step < plan.steps(); step++) {
      plan.order().batch(step, batch);
      for (int i = 0; i < batchSize; i++) {
        images.read(batch[i], pixels, i * FactorImages.PIXELS);
      }
      training.step(pixels, plan.seed(), step, plan.learningRate().at(step), values);
      for (int i = 0; i < values.length; i++) {
        sums[i] += values[i];
      }
      long taken = step + 1;
      StepReport report =
          new StepReport(
              taken,
              plan.steps(),
              epoch,
              taken * batchSize,
              System.nanoTime() - began,
              names,
              values);
      listeners.forEach(listener -> listener.stepEnded(report));
      if (taken - epochBegan == plan.stepsPerEpoch() || taken == plan.steps()) {
        endEpoch(plan, epoch, taken, means(names, sums, taken - epochBegan));
        if (taken < plan.steps() && listeners.stream().anyMatch(TrainingListener::wantsToStop)) {
          return taken;
        }
        Arrays.fill(sums, 0);
        epochBegan = taken;
        epoch++;
      }
    }
    return plan.steps();
  }

  private void endEpoch(Plan plan, int epoch, long step, Map<String, Double> train) {
    Map<String, Double> validation = Map.of();
    if (plan.validation().length > 0) {
      inference.assign(training.weights());
      validation =
          inference.losses(images, plan.validation(), plan.order().batchSize(), plan.seed());
    }
    EpochReport report = new EpochReport(epoch, step, train, validation);
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
