package org.disentangle.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.ExportedEpoch;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.ExportedWeights;
import org.disentangle.contract.ModelVersions;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.data.Split;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
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
      List<Path> versions = ModelVersions.of(folder);
      Optional<Path> export =
          versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
      long newest = export.map(ModelVersions::number).orElse(0L);
      StartingPoint start =
          sitting.resume()
              ? StartingPoint.resumed(checkpoints, config, images, hardware, export)
              : StartingPoint.anew(checkpoints.newest(), config, images, hardware, newest);
      boolean isExported = start.isExported(newest, images);
      new SharedStart(sitting.team()).give(start, isExported);
      if (isExported) {
        LOG.info(
            "{} is trained and exported; more loop.steps or loop.epochs go on from there",
            config.getName());
      }
      Path version =
          isExported ? export.orElseThrow() : trainAndExport(models, checkpoints, start, sitting);
      if (goesOnWhenTrained()) {
        checkpoints.finish(RunPlan.of(config, images).stageEnds()).forEach(TrainingRun::tellOfKept);
      } else {
        checkpoints.clear();
      }
      return version;
    }
  }

  /** Whether checkpoints of the trained model are kept for a longer training. */
  private boolean goesOnWhenTrained() {
    return config.getLoop().getKeepLastCheckpoint() && !config.getOptimizer().hasCosine();
  }

  private static void tellOfKept(Path checkpoint) {
    LOG.info(
        "{} ({} kB) is kept: --resume with more steps or epochs goes on from it",
        checkpoint,
        checkpoint.toFile().length() / 1000);
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
    LoopConfig loop = config.getLoop();
    List<EpochReport> earlier = EpochReport.of(start.state().getHistoryList());
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
      History history = new History();
      earlier.forEach(history::epochEnded);
      Optional<BestEpoch> best = bestEpoch(inference, start, earlier);
      Checkpointing checkpointing =
          new Checkpointing(
              checkpoints,
              loop,
              start.state(),
              start.found(),
              history,
              () -> best.map(BestEpoch::kept).orElse(Map.of()),
              goesOnWhenTrained() ? plan.stageEnds() : Set.of(),
              sitting.stopOfAll(),
              team.leads());
      List<TrainingListener> all = new ArrayList<>(List.of(new DivergenceCheck(config), history));
      if (loop.hasEarlyStopping()) {
        all.add(EarlyStopping.of(loop.getEarlyStopping(), earlier));
      }
      best.ifPresent(all::add);
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
      boolean complete =
          new Stages(config, images, plan, arithmetic, team).train(trainer, start, inference);
      best.ifPresent(each -> inference.assign(each.weights()));
      Map<String, Double> validation = validation(plan.split(), inference, checkpointing, sitting);
      if (!team.leads()) {
        return Optional.empty();
      }
      TrainingRecord.Builder outcome =
          TrainingRecord.newBuilder()
              .setDevice(hardware.device())
              .setSteps(trainer.state().getSteps())
              .setImages(trainer.state().getSteps() * loop.getBatchSize())
              .putAllValidation(validation)
              .setEnded(complete ? COMPLETE : EARLY_STOP)
              .setWallSeconds(checkpointing.wallSeconds());
      if (loop.hasEarlyStopping()) {
        outcome.setWeights(chosen(best, history));
      }
      RunRecord record = provenance.record(plan.model(), history, outcome.build());
      return Optional.of(export(models, inference, record, checkpointing));
    }
  }

  /** Keeps the best epoch of those that are over and of those to come, where it is exported. */
  private Optional<BestEpoch> bestEpoch(
      InferenceGraph inference, StartingPoint start, List<EpochReport> earlier) {
    LoopConfig loop = config.getLoop();
    return loop.hasEarlyStopping()
            && loop.getEarlyStopping().getExport() == ExportedEpoch.BEST_EPOCH
        ? Optional.of(
            new BestEpoch(inference::weights, earlier, start.variables().orElse(Map.of())))
        : Optional.empty();
  }

  /** Says which weights are exported. */
  private ExportedWeights chosen(Optional<BestEpoch> best, History history) {
    List<EpochReport> epochs = EpochReport.of(history.records());
    EpochReport last = epochs.get(epochs.size() - 1);
    EpochReport chosen = best.flatMap(BestEpoch::epoch).orElse(last);
    ExportedWeights weights =
        ExportedWeights.newBuilder()
            .setOf(best.isPresent() ? "best epoch" : "last epoch")
            .setEpoch(chosen.epoch())
            .setStep(chosen.step())
            .setValidationLoss(chosen.validation().get(Signatures.LOSS))
            .build();
    LOG.info(
        "{}: the weights of the {} are exported, epoch {} of {} (step {}, validation loss {})",
        config.getName(),
        weights.getOf(),
        chosen.epoch(),
        last.epoch(),
        chosen.step(),
        weights.getValidationLoss());
    return weights;
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
}
