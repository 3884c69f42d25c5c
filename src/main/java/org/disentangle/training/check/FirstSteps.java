package org.disentangle.training.check;

import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.BatchShare;
import org.disentangle.graph.collective.Team;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.plan.StagePlan;

/**
 * The first steps of a run's first stage, taken one by one outside of any training. Owns a graph
 * with its session; the code that opens it must close it.
 */
final class FirstSteps implements AutoCloseable {
  private final FactorImages images;
  private final StagePlan stage;
  private final int[] batch;
  private final float[] pixels;
  private final TrainingGraph graph;
  private final float[] terms;
  private final int loss;
  private long step;
  private long nanosInGraph;

  /**
   * Builds the graph and gives every variable its first value.
   *
   * @param run resolved and checked
   * @param images it would be trained on
   * @throws org.disentangle.UserErrorException if the configuration does not fit the images, or the
   *     device does not train in the precision it asks for
   */
  FirstSteps(RunConfig run, FactorImages images, TensorFlowHost host) {
    this.images = images;
    RunPlan plan = RunPlan.of(run, images);
    stage = plan.stages().get(0);
    batch = new int[stage.order().batchSize()];
    pixels = new float[batch.length * images.shape().values()];
    graph =
        new TrainingGraph(
            plan.model(),
            stage.stage(),
            plan.trainingSet(),
            Team.ALONE,
            StepSettings.of(run, host),
            (input, at, target) -> plan.supervision().fill(input, at, BatchShare.WHOLE, target));
    graph.initialize(run.getSeed());
    terms = new float[graph.termNames().size()];
    loss = graph.termNames().indexOf(Signatures.LOSS);
  }

  /** Takes the next step and gives its loss, in nats per image, from before the update. */
  float next() {
    stage.order().batch(step, batch);
    int values = images.shape().values();
    for (int i = 0; i < batch.length; i++) {
      images.read(batch[i], pixels, i * values);
    }
    long began = System.nanoTime();
    graph.step(pixels, stage.seed(), step, stage.learningRate().at(step), terms);
    nanosInGraph += System.nanoTime() - began;
    step++;
    return terms[loss];
  }

  /** The time spent in TensorFlow so far; what is left of a clock's time went into the images. */
  long nanosInGraph() {
    return nanosInGraph;
  }

  /** Images of a step. */
  int batchSize() {
    return batch.length;
  }

  @Override
  public void close() {
    graph.close();
  }
}
