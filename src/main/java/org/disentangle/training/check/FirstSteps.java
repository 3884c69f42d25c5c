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
  private final TensorFlowHost host;
  private final StagePlan stage;
  private final int[] batch;
  private final TrainingGraph graph;
  private final float[] terms;
  private final int loss;
  private long step;

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
    this.host = host;
    RunPlan plan = RunPlan.of(run, images);
    stage = plan.stages().get(0);
    batch = new int[stage.order().batchSize()];
    graph =
        new TrainingGraph(
            plan.model(),
            stage.stage(),
            plan.trainingSet(),
            Team.ALONE,
            StepSettings.of(run, images, host),
            (input, at, target) -> plan.supervision().fill(input, at, BatchShare.WHOLE, target));
    graph.keep(images);
    graph.initialize(run.getSeed());
    terms = new float[graph.termNames().size()];
    loss = graph.termNames().indexOf(Signatures.LOSS);
  }

  /** Takes the next step and gives its loss, in nats per image, from before the update. */
  float next() {
    stage.order().batch(step, batch);
    graph.step(images, batch, stage.seed(), step, stage.learningRate().at(step), terms);
    step++;
    return terms[loss];
  }

  /** Takes the next step, and tells what the device did in it. */
  StepTrace trace() {
    stage.order().batch(step, batch);
    StepTrace trace =
        StepTrace.of(
            graph.trace(images, batch, stage.seed(), step, stage.learningRate().at(step)),
            host.isCpu() ? "CPU" : "GPU");
    step++;
    return trace;
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
