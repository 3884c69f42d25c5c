package org.disentangle.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.graph.Variable;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
import org.disentangle.model.LatentModel;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.savedmodel.ReloadCheck;
import org.disentangle.savedmodel.SavedModelWriter;
import org.tensorflow.proto.ConfigProto;

/** One run from images to SavedModel. */
public final class TrainingRun {
  private static final Logger LOG = LogManager.getLogger(TrainingRun.class);

  private static final String COMPLETE = "complete";
  private static final String EARLY_STOP = "early stop";

  private final RunConfig config;
  private final FactorImages images;
  private final Hardware hardware;
  private final List<TrainingListener> listeners;
  private final Provenance provenance;
  private final Arithmetic arithmetic;
  private final ReloadCheck check;

  /**
   * Where the run computes.
   *
   * @param device for the record, e.g. {@code cpu}
   * @param session configuration of TensorFlow's sessions
   * @param environment versions and places, for the record
   */
  public record Hardware(String device, ConfigProto session, Map<String, String> environment) {
    /** In the environment, how many processes train together; left out where it is one. */
    static final String WORKERS = "workers";

    /** The same of each of so many processes that train together. */
    public Hardware sharedBy(int workers) {
      if (workers == 1) {
        return this;
      }
      Map<String, String> shared = new LinkedHashMap<>(environment);
      shared.put(WORKERS, Integer.toString(workers));
      return new Hardware(device, session, shared);
    }
  }

  /**
   * A run that has not started.
   *
   * @param config resolved and checked
   * @param listeners told of every step and epoch
   * @throws UserErrorException if the device does not compute in the precision asked for
   */
  public TrainingRun(
      RunConfig config, FactorImages images, Hardware hardware, List<TrainingListener> listeners) {
    this(config, images, hardware, listeners, ReloadCheck.EVERY_OUTPUT);
  }

  /**
   * As the public one.
   *
   * @param check of the export
   */
  TrainingRun(
      RunConfig config,
      FactorImages images,
      Hardware hardware,
      List<TrainingListener> listeners,
      ReloadCheck check) {
    this.config = config;
    this.images = images;
    this.hardware = hardware;
    this.listeners = List.copyOf(listeners);
    provenance = new Provenance(config, images, hardware);
    arithmetic = Arithmetic.of(config, hardware);
    this.check = check;
  }

  /**
   * How a run is begun and ended, and by whom.
   *
   * @param resume whether to go on from the newest checkpoint, where there is one
   * @param stop may ask to end before the time; in a team, any process may
   * @param team of the processes that take each step together
   */
  public record Sitting(boolean resume, StopRequest stop, Team team) {
    /** From the first step to the last. */
    public static final Sitting WHOLE = new Sitting(false, StopRequest.NEVER);

    /** Of one process. */
    public Sitting(boolean resume, StopRequest stop) {
      this(resume, stop, Team.ALONE);
    }

    /** The request of the whole team, which all ask together. */
    private StopRequest stopOfAll() {
      return team.share().isWhole() ? stop : () -> team.any(stop.isMade());
    }
  }

  /** Trains and exports in one sitting, see {@link #trainAndExport(Path, Sitting)}. */
  public Path trainAndExport(Path models) {
    return trainAndExport(models, Sitting.WHOLE);
  }

  /**
   * Trains and exports, of a team as its first process. Until the export is in its place,
   * checkpoints keep what was done.
   *
   * @param models folder of all runs
   * @return the folder of the exported version
   * @throws UserErrorException if the run cannot be trained as it is, or its folder not be written
   * @throws DifferingModelException if the export gives other numbers than the trained model;
   *     export and training are kept
   * @throws TrainingInterruptedException if that was asked for, or another process was lost
   */
  public Path trainAndExport(Path models, Sitting sitting) {
    SharedBatches.check(config, sitting.team().share().count());
    Path folder = models.resolve(config.getName());
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
      long newest = newestVersion(folder);
      StartingPoint start =
          sitting.resume()
              ? StartingPoint.resumed(checkpoints, config, images, hardware, newest)
              : StartingPoint.anew(checkpoints.newest(), config, images, hardware, newest);
      boolean isExported =
          !start.state().getEnded().isEmpty() && newest > start.state().getEarlierVersion();
      new SharedStart(sitting.team()).give(start, isExported);
      Path version =
          isExported
              ? folder.resolve(Long.toString(newest))
              : trainAndExport(models, checkpoints, start, sitting);
      checkpoints.clear();
      return version;
    }
  }

  /**
   * Takes part in a training that the first process of the team leads, as another one: computes its
   * share, and leaves checkpoints and export to that one, unless that one is lost.
   *
   * @param models folder of all runs
   * @throws UserErrorException if the run cannot be trained as it is, or the first process trains
   *     another
   * @throws TrainingInterruptedException if that was asked for, or another process was lost
   */
  public void assist(Path models, Sitting sitting) {
    SharedBatches.check(config, sitting.team().share().count());
    Optional<StartingPoint> start = new SharedStart(sitting.team()).take(config, images, hardware);
    if (start.isPresent()) {
      try (CheckpointFolder checkpoints =
          CheckpointFolder.ofTheTeam(models.resolve(config.getName()))) {
        train(models, checkpoints, start.get(), sitting);
      }
    }
  }

  private static long newestVersion(Path folder) {
    List<Path> versions = ModelVersions.of(folder);
    return versions.isEmpty() ? 0 : ModelVersions.number(versions.get(versions.size() - 1));
  }

  private Path trainAndExport(
      Path models, CheckpointFolder checkpoints, StartingPoint start, Sitting sitting) {
    TrainingEnd end = new TrainingEnd(TrainingEnd.Kind.FAILED, "the program ended");
    try {
      Path version = train(models, checkpoints, start, sitting).orElseThrow();
      end = new TrainingEnd(TrainingEnd.Kind.EXPORTED, "exported to " + version);
      return version;
    } catch (TrainingInterruptedException e) {
      end = new TrainingEnd(TrainingEnd.Kind.INTERRUPTED, e.getMessage());
      throw e;
    } catch (RuntimeException e) {
      end = new TrainingEnd(TrainingEnd.Kind.FAILED, String.valueOf(e.getMessage()));
      throw e;
    } finally {
      for (TrainingListener listener : listeners) {
        listener.ended(end);
      }
    }
  }

  /**
   * Trains, telling the listeners, and exports.
   *
   * @return the exported version; empty where that is another process's to do
   */
  private Optional<Path> train(
      Path models, CheckpointFolder checkpoints, StartingPoint start, Sitting sitting) {
    Team team = sitting.team();
    History history = new History();
    List<TrainingListener> ofEpochs = new ArrayList<>(List.of(history));
    LoopConfig loop = config.getLoop();
    if (loop.hasEarlyStopping()) {
      EarlyStoppingConfig early = loop.getEarlyStopping();
      ofEpochs.add(new EarlyStopping(early.getPatience(), early.getMinimumDelta()));
    }
    List<EpochReport> earlier = EpochReport.of(start.state().getHistoryList());
    earlier.forEach(epoch -> ofEpochs.forEach(listener -> listener.epochEnded(epoch)));
    Checkpointing checkpointing =
        new Checkpointing(
            checkpoints,
            loop,
            start.state(),
            start.found(),
            history,
            sitting.stopOfAll(),
            team.leads());

    RunPlan plan = RunPlan.of(config, images);
    TrainingStart beginning =
        new TrainingStart(
            provenance.configuration(),
            plan.model().family(),
            models.resolve(config.getName()),
            start.state().getEarlierVersion() + 1,
            start.state().getLoop().getSteps(),
            plan.steps(),
            earlier);
    listeners.forEach(listener -> listener.began(beginning));
    try (InferenceGraph inference =
        new InferenceGraph(plan.model(), plan.split().train().length, hardware.session())) {
      LOG.info(
          "{}: {}, {} training and {} validation images from {}, {} steps of {}",
          config.getName(),
          plan.model().family(),
          plan.split().train().length,
          plan.split().validation().length,
          images.source(),
          plan.steps(),
          loop.getBatchSize());
      List<TrainingListener> all = new ArrayList<>(List.of(new DivergenceCheck(config)));
      all.addAll(ofEpochs);
      all.addAll(listeners);
      Trainer trainer =
          new Trainer(
              plan.model(),
              team,
              inference,
              images,
              all,
              checkpointing,
              plan.steps(),
              start.state().getLoop(),
              start.state().getWallSeconds());
      String ended = start.state().getEnded();
      if (ended.isEmpty()) {
        boolean complete = train(plan, trainer, start, inference, team);
        ended = complete ? COMPLETE : EARLY_STOP;
        checkpointing.ended(inference.weights(), trainer.state(), ended);
      } else {
        inference.assign(start.variables().orElseThrow());
      }
      Map<String, Double> validation = validation(plan.split(), inference, checkpointing, sitting);
      if (!team.leads()) {
        return Optional.empty();
      }
      TrainingRecord outcome =
          TrainingRecord.newBuilder()
              .setDevice(hardware.device())
              .setSteps(trainer.state().getSteps())
              .setImages(trainer.state().getSteps() * loop.getBatchSize())
              .putAllValidation(validation)
              .setEnded(ended)
              .setWallSeconds(checkpointing.wallSeconds())
              .build();
      return Optional.of(
          export(
              models, inference, provenance.record(plan.model(), history, outcome), checkpointing));
    }
  }

  private Path export(
      Path models, InferenceGraph inference, RunRecord record, Checkpointing checkpointing) {
    try {
      return new SavedModelWriter(models, check)
          .write(
              inference.session(),
              inference.exportable(),
              record,
              Configurations.print(provenance.configuration()));
    } catch (UserErrorException e) {
      throw new UserErrorException(e.getMessage() + checkpointing.left(), e);
    } catch (DifferingModelException e) {
      throw e.adding(checkpointing.left());
    }
  }

  private Map<String, Double> validation(
      Split split, InferenceGraph inference, Checkpointing checkpointing, Sitting sitting) {
    try {
      return validation(split, inference, sitting.team(), checkpointing.stop());
    } catch (LostWorkerException e) {
      if (!sitting.team().leads()) {
        throw new TrainingInterruptedException(e.getMessage() + " before the export", true, e);
      }
      LOG.warn("{} after the last step: what is left to do is done without", e.getMessage());
      return validation(split, inference, Team.ALONE, sitting.stop());
    } catch (CancellationException e) {
      throw checkpointing.interrupted("interrupted before the export");
    }
  }

  private Map<String, Double> validation(
      Split split, InferenceGraph inference, Team team, StopRequest stop) {
    return split.validation().length == 0
        ? Map.of()
        : inference.losses(
            images,
            split.validation(),
            config.getLoop().getBatchSize(),
            config.getSeed(),
            team,
            stop);
  }

  /**
   * Trains stage after stage, each from the weights of the one before; the last ones stay in the
   * inference graph.
   *
   * @return whether all was gone through
   */
  private boolean train(
      RunPlan run, Trainer trainer, StartingPoint start, InferenceGraph inference, Team team) {
    LatentModel model = run.model();
    List<Trainer.Plan> plans = run.stages();
    int[] trainingImages = run.split().train();
    int first = start.state().getLoop().getStage();
    boolean complete = true;
    for (int i = first; i < plans.size() && complete; i++) {
      Trainer.Plan plan = plans.get(i);
      try (TrainingGraph training =
          new TrainingGraph(
              model,
              plan.stage(),
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
            plan.steps(),
            training.variableTable().stream()
                .filter(TrainingGraph.VariableSummary::receivesGradient)
                .mapToLong(row -> row.shape().size())
                .sum(),
            String.join(", ", plan.stage().terms()));
        logVariables(training);
        complete = trainer.train(training, plan);
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
