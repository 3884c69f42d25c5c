package org.disentangle.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.Precision;
import org.disentangle.contract.ExportedWeights;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.savedmodel.ReloadCheck;
import org.disentangle.savedmodel.SavedModelWriter;
import org.disentangle.training.checkpoint.CheckpointFolder;
import org.disentangle.training.checkpoint.Checkpointing;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.graph.InferenceGraph;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.listener.DivergenceCheck;
import org.disentangle.training.listener.EpochMemory;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.History;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.listener.TrainingStart;
import org.disentangle.training.plan.RunPlan;

/**
 * The training and export of a run's model in this process, from a given starting point.
 *
 * @param settings of the steps
 * @param listeners receive every step and epoch
 * @param check of the export
 */
record ModelTraining(
    RunPlan plan,
    TensorFlowHost host,
    StepSettings settings,
    List<TrainingListener> listeners,
    ReloadCheck check) {
  private static final Logger LOG = LogManager.getLogger(ModelTraining.class);

  private static final String COMPLETE = "complete";
  private static final String EARLY_STOP = "early stop";

  /**
   * Trains, reports to the listeners, and exports.
   *
   * @return the exported version; empty if another process exports
   */
  Optional<Path> train(
      Path models, CheckpointFolder checkpoints, StartingPoint start, TrainingOptions options) {
    Team team = options.team();
    List<EpochReport> earlier = History.reports(start.state().getHistoryList());
    tellOfBeginning(models, start, earlier);
    try (InferenceGraph inference =
        new InferenceGraph(plan.model(), plan.trainingSet(), host.session())) {
      EpochMemory memory =
          new EpochMemory(
              plan.config().getLoop(),
              earlier,
              inference::weights,
              start.variables().orElse(Map.of()));
      Checkpointing checkpointing =
          new Checkpointing(checkpoints, start, plan, memory, options.stopOfAll(), team.leads());
      Trainer trainer =
          new Trainer(plan, start, team, inference, allListeners(memory), checkpointing);

      boolean complete = new Stages(plan, settings, team).train(trainer, start, inference);
      memory.bestWeights().ifPresent(inference::assign);
      Map<String, Double> validation = lastValidation(inference, checkpointing, options);
      if (!team.leads()) {
        return Optional.empty();
      }
      long steps = trainer.state().getSteps();
      TrainingRecord.Builder outcome =
          TrainingRecord.newBuilder()
              .setDevice(host.device())
              .setSteps(steps)
              .setImages(steps * plan.config().getLoop().getBatchSize())
              .putAllValidation(validation)
              .setEnded(complete ? COMPLETE : EARLY_STOP)
              .setWallSeconds(checkpointing.wallSeconds());
      memory.exported().ifPresent(weights -> outcome.setWeights(told(weights, memory)));
      RunRecord record =
          provenance().record(memory.records(), outcome.build(), inference.weights());
      return Optional.of(export(models, inference, record, checkpointing));
    }
  }

  private Provenance provenance() {
    return new Provenance(plan, host);
  }

  private void tellOfBeginning(Path models, StartingPoint start, List<EpochReport> earlier) {
    TrainingStart beginning =
        new TrainingStart(
            provenance().configuration(),
            plan.model().family(),
            models.resolve(plan.config().getName()),
            start.state().getEarlierVersion() + 1,
            start.state().getLoop().getSteps(),
            plan.steps(),
            earlier);
    listeners.forEach(listener -> listener.began(beginning));
    if (plan.config().getPrecision() == Precision.AUTO) {
      LOG.info("{}: precision AUTO is {} here", plan.config().getName(), settings.precision());
    }
    if (settings.keepsImages()) {
      LOG.info("{}: all images are kept on {}", plan.config().getName(), host.device());
    }
    LOG.info(
        "{}: {}, {} training and {} validation images from {}, {} steps of {}",
        plan.config().getName(),
        plan.model().family(),
        plan.split().train().length,
        plan.split().validation().length,
        plan.images().source(),
        plan.steps(),
        plan.config().getLoop().getBatchSize());
  }

  /**
   * All listeners in the order in which they are called: first those that control the training,
   * then those that only listen.
   */
  private List<TrainingListener> allListeners(EpochMemory memory) {
    List<TrainingListener> all =
        new ArrayList<>(List.of(new DivergenceCheck(plan.config(), plan.model().weights())));
    all.addAll(memory.listeners());
    all.addAll(listeners);
    return all;
  }

  private ExportedWeights told(ExportedWeights weights, EpochMemory memory) {
    LOG.info(
        "{}: the weights of the {} are exported, epoch {} of {} (step {}, validation loss {})",
        plan.config().getName(),
        weights.getOf(),
        weights.getEpoch(),
        memory.records().get(memory.records().size() - 1).getEpoch(),
        weights.getStep(),
        weights.getValidationLoss());
    return weights;
  }

  /** The losses over all validation images, with the exported weights. */
  private Map<String, Double> lastValidation(
      InferenceGraph inference, Checkpointing checkpointing, TrainingOptions options) {
    try {
      return validation(inference, options.team(), checkpointing.stop());
    } catch (LostWorkerException e) {
      if (!options.team().leads()) {
        throw checkpointing.lostBeforeExport(e);
      }
      LOG.warn("{} after the last step; the export goes on without it", e.getMessage());
      return validation(inference, Team.ALONE, options.stop());
    } catch (CancellationException e) {
      throw checkpointing.interruptedBeforeExport();
    }
  }

  private Map<String, Double> validation(InferenceGraph inference, Team team, StopRequest stop) {
    int[] images = plan.split().validation();
    return images.length == 0
        ? Map.of()
        : inference.losses(
            plan.images(),
            images,
            plan.config().getLoop().getBatchSize(),
            plan.config().getSeed(),
            team,
            stop);
  }

  private Path export(
      Path models, InferenceGraph inference, RunRecord record, Checkpointing checkpointing) {
    try {
      return new SavedModelWriter(models, check)
          .write(
              inference.session(),
              inference.exportable(),
              record,
              Configurations.print(provenance().configuration()));
    } catch (UserErrorException e) {
      throw new UserErrorException(e.getMessage() + checkpointing.left(), e);
    } catch (DifferingModelException e) {
      throw e.adding(checkpointing.left());
    }
  }
}
