package org.disentangle.training.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.LoopConfig;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.training.graph.TrainingGraph;
import org.disentangle.training.listener.EpochMemory;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.plan.RunPlan;

/**
 * The checkpointing of a training: writes checkpoints when they are due, and ends the training with
 * a checkpoint on request.
 */
public final class Checkpointing {
  private static final Logger LOG = LogManager.getLogger(Checkpointing.class);

  private final CheckpointFolder folder;
  private final TrainingState start;
  private final EpochMemory memory;
  private final StopRequest stop;

  /** Steps whose checkpoints are not removed for newer ones. */
  private final Set<Long> pinned;

  /** Whether this is the process of its team that keeps the checkpoints. */
  private final boolean keeper;

  private final long everySteps;
  private final long everyNanos;
  private final int kept;
  private final long began = System.nanoTime();

  /**
   * The steps of an earlier training with the same configuration that has a checkpoint already; no
   * checkpoint is written before them.
   */
  private final long known;

  private Optional<Path> newest = Optional.empty();
  private long newestNanos = began;

  /**
   * Writes nothing yet.
   *
   * @param folder borrowed
   * @param start of the training; a checkpoint that was found there is replaced when this training
   *     has passed it
   * @param plan of the run, which determines when a checkpoint is due
   * @param memory of the epochs, read at each checkpoint
   * @param stop checked after each step
   * @param keeper whether checkpoints are kept; if not, one is written only if another process is
   *     lost, which may have been the keeper
   */
  public Checkpointing(
      CheckpointFolder folder,
      StartingPoint start,
      RunPlan plan,
      EpochMemory memory,
      StopRequest stop,
      boolean keeper) {
    this.folder = folder;
    this.start = start.state();
    this.memory = memory;
    this.stop = stop;
    this.keeper = keeper;
    pinned = plan.lastingCheckpoints();
    LoopConfig loop = plan.config().getLoop();
    everySteps = loop.getCheckpointSteps();
    everyNanos = (long) (TimeUnit.MINUTES.toNanos(1) * loop.getCheckpointMinutes());
    kept = loop.getCheckpointsKept();
    newest = start.found().map(CheckpointFolder.Found::file);
    known =
        start
            .found()
            .map(each -> each.checkpoint().state())
            .orElse(start.state())
            .getLoop()
            .getSteps();
  }

  /** The stop request, for long operations. */
  public StopRequest stop() {
    return stop;
  }

  /** Seconds of this training, including earlier processes. */
  public double wallSeconds() {
    return start.getWallSeconds() + (System.nanoTime() - began) / 1e9;
  }

  /**
   * Called after each step.
   *
   * @throws TrainingInterruptedException if it was requested
   */
  public void stepTaken(TrainingGraph training, LoopState loop) {
    if (stop.isMade()) {
      throw interrupted(training, loop);
    }
    long steps = loop.getSteps();
    boolean byCount = everySteps > 0 && steps % everySteps == 0;
    boolean byClock = everyNanos > 0 && System.nanoTime() - newestNanos >= everyNanos;
    if (keeper && (byCount || byClock) && steps > known) {
      attempt(training, loop);
      newestNanos = System.nanoTime();
    }
  }

  /**
   * Called when a stage has taken its last step, before its last epoch is reported: a longer
   * training of the same course continues from this state.
   */
  public void stageOver(TrainingGraph training, LoopState loop) {
    if (keeper && loop.getSteps() >= known) {
      attempt(training, loop);
    }
  }

  /** Called when a listener has ended the training. */
  public void stopped(TrainingGraph training, LoopState loop) {
    if (keeper) {
      attempt(training, loop);
    }
  }

  /** Tries to write a checkpoint; the training continues if that fails. */
  private void attempt(TrainingGraph training, LoopState loop) {
    try {
      write(training, loop);
    } catch (UserErrorException e) {
      LOG.warn("no checkpoint at step {}: {}; {}", loop.getSteps(), e.getMessage(), kept());
    }
  }

  /**
   * The addition to a message about a trained model that is not exported: where its checkpoint is.
   */
  public String left() {
    return newest
        .map(file -> "; the training is kept in " + file + ": go on with --resume")
        .orElse("");
  }

  private String kept() {
    return newest.map(file -> "checkpoint: " + file).orElse("there is no checkpoint");
  }

  /** The exception that ends a training on request; its state is saved first. */
  public TrainingInterruptedException interrupted(TrainingGraph training, LoopState loop) {
    String where = "interrupted at step " + loop.getSteps();
    if (!keeper) {
      return new TrainingInterruptedException(where, false);
    }
    return interrupted(where + written(training, loop));
  }

  /**
   * The exception that ends a training after another process was lost; its state is saved first.
   */
  public TrainingInterruptedException lost(
      TrainingGraph training, LoopState loop, LostWorkerException lost) {
    String where = lost.getMessage() + " at step " + loop.getSteps();
    String failure = written(training, loop);
    return new TrainingInterruptedException(
        where + failure + "; " + kept(), newest.isPresent(), lost);
  }

  /** Saves a state that is not saved yet; returns an addition to the message if that fails. */
  private String written(TrainingGraph training, LoopState loop) {
    if (loop.getSteps() > known) {
      try {
        write(training, loop);
      } catch (UserErrorException e) {
        return ", and " + e.getMessage();
      }
    }
    return "";
  }

  /** The exception that ends a training on request between its last step and the export. */
  public TrainingInterruptedException interruptedBeforeExport() {
    return interrupted("interrupted before the export");
  }

  /**
   * The exception that ends this process's part of a training if the keeper is lost between the
   * last step and the export.
   */
  public TrainingInterruptedException lostBeforeExport(LostWorkerException lost) {
    return new TrainingInterruptedException(lost.getMessage() + " before the export", true, lost);
  }

  private TrainingInterruptedException interrupted(String where) {
    return new TrainingInterruptedException(where + "; " + kept(), newest.isPresent());
  }

  private void write(TrainingGraph training, LoopState loop) {
    long before = System.nanoTime();
    Map<String, float[]> variables = new LinkedHashMap<>(training.values());
    variables.putAll(memory.weightsToKeep());
    TrainingState state =
        start.toBuilder()
            .setLoop(loop)
            .clearHistory()
            .addAllHistory(memory.records())
            .setWallSeconds(wallSeconds())
            .build();
    newest = Optional.of(folder.write(new Checkpoint(state, variables), kept, pinned));
    LOG.debug(
        "checkpoint {} in {} ms",
        newest.get(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
  }
}
