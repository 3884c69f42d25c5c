package org.disentangle.training;

import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.graph.Variable;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.model.TrainingImages;
import org.disentangle.model.network.OutputBias;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.graph.DrawnImages;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.graph.VariableSummary;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.plan.StagePlan;

/**
 * Trains the stages of a run, each with its own training graph.
 *
 * @param plan of the run
 * @param settings of the steps
 * @param team that takes each step together
 */
record Stages(RunPlan plan, StepSettings settings, Team team) {
  private static final Logger LOG = LogManager.getLogger(Stages.class);

  /**
   * Trains stage after stage, each from the weights of the stage before; the final weights stay in
   * the inference graph.
   *
   * @return whether all stages were completed
   */
  boolean train(Trainer trainer, StartingPoint start, InferenceGraph inference) {
    LatentModel model = plan.model();
    List<StagePlan> plans = plan.stages();
    int[] trainingImages = plan.split().train();
    int first = start.state().getLoop().getStage();
    boolean complete = true;
    for (int i = first; i < plans.size() && complete; i++) {
      StagePlan each = plans.get(i);
      try (TrainingGraph training =
          new TrainingGraph(
              model,
              each.stage(),
              plan.trainingSet(),
              team,
              settings,
              (input, step, target) ->
                  plan.supervision().fill(input, step, team.share(), target))) {
        training.keep(plan.images());
        training.initialize(plan.config().getSeed());
        if (i == first && start.variables().isPresent()) {
          training.restore(start.variables().get());
        } else if (i == 0) {
          TrainingImages images = new DrawnImages(plan.images(), trainingImages);
          training.assign(OutputBias.firstValues(plan.config().getNetwork(), images));
          inference.assign(training.weights());
          training.assign(model.firstValues(images, inference.session()));
        } else {
          training.assign(inference.weights());
        }
        LOG.info(
            "{}, stage {} of {}: {} steps of {} weights on {}",
            plan.config().getName(),
            i + 1,
            plans.size(),
            each.steps(),
            training.variableTable().stream()
                .filter(VariableSummary::receivesGradient)
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
    for (VariableSummary row : training.variableTable()) {
      LOG.info(
          "  {} {} {}{}",
          String.format(Locale.ROOT, "%-40s", row.name()),
          String.format(Locale.ROOT, "%-18s", row.shape()),
          row.role() == Variable.Role.TRAINABLE ? "trainable" : "moving average",
          row.receivesGradient() ? ", receives a gradient" : "");
    }
  }
}
