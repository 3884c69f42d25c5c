package org.disentangle.training;

import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.collective.Team;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.plan.StagePlan;

/** How long a step of a run's first stage takes on this machine, measured by taking some. */
public final class StepTime {
  /** Steps before the clock starts: the first ones are slow. */
  private static final int WARM_UP = 5;

  private static final int MOST_STEPS = 200;
  private static final double ENOUGH_SECONDS = 3;

  private StepTime() {}

  /**
   * Takes a few steps and forgets them.
   *
   * @param run resolved and checked
   * @param images it would be trained on
   * @return seconds a step
   * @throws org.disentangle.UserErrorException if the configuration does not fit the images
   */
  public static double seconds(RunConfig run, FactorImages images, TensorFlowHost host) {
    RunPlan plan = RunPlan.of(run, images);
    StagePlan stage = plan.stages().get(0);
    int[] batch = new int[stage.order().batchSize()];
    int values = images.shape().values();
    float[] pixels = new float[batch.length * values];
    try (TrainingGraph graph =
        new TrainingGraph(
            plan.model(),
            stage.stage(),
            plan.trainingSet(),
            Team.ALONE,
            StepSettings.of(run, host))) {
      graph.initialize(run.getSeed());
      float[] terms = new float[graph.termNames().size()];
      long began = 0;
      for (int step = 0; ; step++) {
        if (step == WARM_UP) {
          began = System.nanoTime();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        int counted = step - WARM_UP;
        if (counted > 0 && (counted == MOST_STEPS || seconds > ENOUGH_SECONDS)) {
          return seconds / counted;
        }
        stage.order().batch(step, batch);
        for (int i = 0; i < batch.length; i++) {
          images.read(batch[i], pixels, i * values);
        }
        graph.step(pixels, stage.seed(), step, stage.learningRate().at(step), terms);
      }
    }
  }
}
