package org.disentangle.training;

import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.Variable;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;

/**
 * The stages of a run, each with a training graph of its own.
 *
 * @param plan of the run
 * @param arithmetic of the steps
 * @param team that takes each step together
 */
record Stages(
    RunConfig config, FactorImages images, RunPlan plan, Arithmetic arithmetic, Team team) {
  private static final Logger LOG = LogManager.getLogger(Stages.class);

  /**
   * Trains stage after stage, each from the weights of the one before; the last ones stay in the
   * inference graph.
   *
   * @return whether all was gone through
   */
  boolean train(Trainer trainer, StartingPoint start, InferenceGraph inference) {
    LatentModel model = plan.model();
    List<Trainer.Plan> plans = plan.stages();
    int[] trainingImages = plan.split().train();
    int first = start.state().getLoop().getStage();
    boolean complete = true;
    for (int i = first; i < plans.size() && complete; i++) {
      Trainer.Plan each = plans.get(i);
      try (TrainingGraph training =
          new TrainingGraph(
              model,
              each.stage(),
              trainingImages.length,
              config.getLoop().getBatchSize(),
              Optimizers.of(config.getOptimizer()),
              config.getOptimizer().getClipNorm(),
              team,
              arithmetic)) {
        training.initialize(config.getSeed());
        if (i == first && start.variables().isPresent()) {
          training.restore(start.variables().get());
        } else if (i == 0) {
          inference.assign(training.weights());
          training.assign(
              model.firstValues(new DrawnImages(images, trainingImages), inference.session()));
        } else {
          training.assign(inference.weights());
        }
        LOG.info(
            "{}, stage {} of {}: {} steps of {} weights on {}",
            config.getName(),
            i + 1,
            plans.size(),
            each.steps(),
            training.variableTable().stream()
                .filter(TrainingGraph.VariableSummary::receivesGradient)
                .mapToLong(row -> row.shape().size())
                .sum(),
            String.join(", ", each.stage().terms()));
        logVariables(training);
        complete = trainer.train(training, each);
        inference.assign(training.weights());
      }
    }
    return complete;
  }

  private static void logVariables(TrainingGraph training) {
    for (TrainingGraph.VariableSummary row : training.variableTable()) {
      LOG.info(
          "  {} {} {}{}",
          String.format(Locale.ROOT, "%-40s", row.name()),
          String.format(Locale.ROOT, "%-18s", row.shape()),
          row.role() == Variable.Role.TRAINABLE ? "trainable" : "moving average",
          row.receivesGradient() ? ", receives a gradient" : "");
    }
  }
}
