package org.disentangle.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.ModelVersions;
import org.disentangle.data.FactorImages;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.DifferingModelException;
import org.disentangle.savedmodel.ReloadCheck;
import org.disentangle.training.checkpoint.CheckpointFolder;
import org.disentangle.training.checkpoint.StartingPoint;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.listener.TrainingEnd;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.plan.RunPlan;
import org.disentangle.training.team.SharedBatches;
import org.disentangle.training.team.StartBroadcast;

/** One run from images to SavedModel. */
public final class TrainingRun {
  private static final Logger LOG = LogManager.getLogger(TrainingRun.class);

  private final RunConfig config;
  private final RunPlan plan;
  private final TensorFlowHost host;
  private final List<TrainingListener> listeners;
  private final ModelTraining training;

  /**
   * A run that has not started.
   *
   * @param config resolved and checked
   * @param listeners receive every step and epoch
   * @throws UserErrorException if the device does not support the requested precision, or has no
   *     room for images that are to be kept there, or the configuration does not fit the images
   */
  public TrainingRun(
      RunConfig config,
      FactorImages images,
      TensorFlowHost host,
      List<TrainingListener> listeners) {
    this(config, images, host, listeners, ReloadCheck.EVERY_OUTPUT);
  }

  /**
   * As the public constructor.
   *
   * @param check of the export
   */
  TrainingRun(
      RunConfig config,
      FactorImages images,
      TensorFlowHost host,
      List<TrainingListener> listeners,
      ReloadCheck check) {
    this.config = config;
    this.listeners = List.copyOf(listeners);
    StepSettings settings = StepSettings.of(config, images, host);
    this.host =
        config.getPrecision() == Precision.AUTO
            ? host.with(TensorFlowHost.PRECISION, settings.precision().name())
            : host;
    plan = RunPlan.of(config, images);
    training = new ModelTraining(plan, this.host, settings, this.listeners, check);
  }

  /** Trains and exports from the first step to the last, see the other method of this name. */
  public Path trainAndExport(Path models) {
    return trainAndExport(models, TrainingOptions.WHOLE);
  }

  /**
   * Trains and exports; in a team, as its first process. Until the export is complete, checkpoints
   * keep the progress.
   *
   * @param models folder of all runs
   * @return the folder of the exported version
   * @throws UserErrorException if the run cannot be trained as it is, or its folder not be written
   * @throws DifferingModelException if the export gives other numbers than the trained model;
   *     export and training are kept
   * @throws TrainingInterruptedException if it was requested, or another process was lost
   */
  public Path trainAndExport(Path models, TrainingOptions options) {
    SharedBatches.check(config, options.team().share().count());
    Path folder = models.resolve(config.getName());
    try (CheckpointFolder checkpoints = CheckpointFolder.open(folder)) {
      Optional<Path> export = ModelVersions.newest(folder);
      StartingPoint start =
          options.resume()
              ? StartingPoint.resumed(checkpoints, plan, host, export)
              : StartingPoint.anew(checkpoints.newest(), plan, host, export);
      boolean isExported = start.isExported(export, plan.images());
      new StartBroadcast(options.team()).send(start, isExported);
      Path version;
      if (isExported) {
        LOG.info(
            "{} is trained and exported; more loop.steps or loop.epochs go on from there",
            config.getName());
        version = export.orElseThrow();
      } else {
        version = lead(models, checkpoints, start, options);
      }
      checkpoints.finish(plan.lastingCheckpoints()).forEach(TrainingRun::tellOfKept);
      LocalImages.write(folder, config.getData(), plan.images().checksum());
      return version;
    }
  }

  private static void tellOfKept(Path checkpoint) {
    LOG.info(
        "{} ({} kB) is kept: --resume with more steps or epochs goes on from it",
        checkpoint,
        checkpoint.toFile().length() / 1000);
  }

  /** Trains and exports, and reports the end to the listeners. */
  private Path lead(
      Path models, CheckpointFolder checkpoints, StartingPoint start, TrainingOptions options) {
    TrainingEnd end = new TrainingEnd(TrainingEnd.Kind.FAILED, "the program ended");
    try {
      Path version = training.train(models, checkpoints, start, options).orElseThrow();
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
   * Assists in a training that the first process of the team leads: computes its share, and leaves
   * checkpoints and export to the first process, unless that is lost.
   *
   * @param models folder of all runs
   * @throws UserErrorException if the run cannot be trained as it is, or the first process trains
   *     another run
   * @throws TrainingInterruptedException if it was requested, or another process was lost
   */
  public void assist(Path models, TrainingOptions options) {
    SharedBatches.check(config, options.team().share().count());
    Optional<StartingPoint> start = new StartBroadcast(options.team()).receive(plan, host);
    if (start.isPresent()) {
      try (CheckpointFolder checkpoints =
          CheckpointFolder.ofTheTeam(models.resolve(config.getName()))) {
        training.train(models, checkpoints, start.get(), options);
      }
    }
  }
}
