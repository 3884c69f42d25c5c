package org.disentangle.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.LoopConfig;
import org.disentangle.graph.collective.LostWorkerException;

/**
 * Keeps a training from being lost: writes checkpoints when they are due, and ends the training
 * with one when somebody asks.
 */
final class Checkpointing {
  private static final Logger LOG = LogManager.getLogger(Checkpointing.class);

  private final CheckpointFolder folder;
  private final TrainingState start;
  private final History history;
  private final StopRequest stop;

  /** Whether this is the process of its team that keeps the checkpoints. */
  private final boolean keeper;

  private final long everySteps;
  private final long everyNanos;
  private final int kept;
  private final long began = System.nanoTime();

  /** Steps of a training like this one that has a checkpoint already; nothing is written before. */
  private final long known;

  private Optional<Path> newest = Optional.empty();
  private long newestNanos = began;

  /**
   * Nothing is written yet.
   *
   * @param folder borrowed
   * @param loop says when a checkpoint is due
   * @param start of this sitting; the configuration, the images and the seconds are taken from it
   * @param found the checkpoint that the training goes on from, or one of an earlier training of
   *     the same configuration, which has gone the same course: it is replaced when this training
   *     has come further
   * @param history of the epochs, read at each checkpoint
   * @param keeper whether checkpoints are kept; if not, one is written only where another process
   *     is lost, who may have been the keeper
   */
  Checkpointing(
      CheckpointFolder folder,
      LoopConfig loop,
      TrainingState start,
      Optional<CheckpointFolder.Found> found,
      History history,
      StopRequest stop,
      boolean keeper) {
    this.folder = folder;
    this.start = start;
    this.history = history;
    this.stop = stop;
    this.keeper = keeper;
    everySteps = loop.getCheckpointSteps();
    everyNanos = (long) (TimeUnit.MINUTES.toNanos(1) * loop.getCheckpointMinutes());
    kept = loop.getCheckpointsKept();
    newest = found.map(CheckpointFolder.Found::file);
    known =
        found
            .map(each -> each.checkpoint().state().getLoop().getSteps())
            .orElse(start.getLoop().getSteps());
  }

  /** Asked by whatever takes long. */
  StopRequest stop() {
    return stop;
  }

  /** Seconds of this training in all sittings. */
  double wallSeconds() {
    return start.getWallSeconds() + (System.nanoTime() - began) / 1e9;
  }

  /**
   * After each step.
   *
   * @throws TrainingInterruptedException if that was asked for
   */
  void stepTaken(TrainingGraph training, LoopState loop) {
    if (stop.isMade()) {
      throw interrupted(training, loop);
    }
    long steps = loop.getSteps();
    boolean byCount = everySteps > 0 && steps % everySteps == 0;
    boolean byClock = everyNanos > 0 && System.nanoTime() - newestNanos >= everyNanos;
    if (keeper && (byCount || byClock) && steps > known) {
      attempt(training.values(), loop, "");
      newestNanos = System.nanoTime();
    }
  }

  /** A training is worth more than its checkpoints: it goes on without one. */
  private void attempt(Map<String, float[]> variables, LoopState loop, String ended) {
    try {
      write(variables, loop, ended);
    } catch (UserErrorException e) {
      LOG.warn("no checkpoint at step {}: {}; {}", loop.getSteps(), e.getMessage(), kept());
    }
  }

  /** What a sentence on a trained model that is not exported must add: it is not lost. */
  String left() {
    return newest
        .map(file -> "; the training is kept in " + file + ": go on with --resume")
        .orElse("");
  }

  private String kept() {
    return newest.map(file -> "checkpoint: " + file).orElse("there is no checkpoint");
  }

  /** What ends a training that was asked to: its state is written down. */
  TrainingInterruptedException interrupted(TrainingGraph training, LoopState loop) {
    String where = "interrupted at step " + loop.getSteps();
    if (!keeper) {
      return new TrainingInterruptedException(where, false);
    }
    return interrupted(where + written(training, loop));
  }

  /** What ends a training that another process was lost of: its state is written down. */
  TrainingInterruptedException lost(
      TrainingGraph training, LoopState loop, LostWorkerException lost) {
    String where = lost.getMessage() + " at step " + loop.getSteps();
    String failure = written(training, loop);
    return new TrainingInterruptedException(
        where + failure + "; " + kept(), newest.isPresent(), lost);
  }

  /** Writes a state that is not known yet; returns what a sentence must add if that fails. */
  private String written(TrainingGraph training, LoopState loop) {
    if (loop.getSteps() > known) {
      try {
        write(training.values(), loop, "");
      } catch (UserErrorException e) {
        return ", and " + e.getMessage();
      }
    }
    return "";
  }

  /** What ends a training that was asked to, at a place where all is written down. */
  TrainingInterruptedException interrupted(String where) {
    return new TrainingInterruptedException(where + "; " + kept(), newest.isPresent());
  }

  /**
   * When only the export is left to do.
   *
   * @param weights of the trained model
   * @param ended why the loop ended
   */
  void ended(Map<String, float[]> weights, LoopState loop, String ended) {
    if (keeper) {
      attempt(weights, loop, ended);
    }
  }

  private void write(Map<String, float[]> variables, LoopState loop, String ended) {
    long before = System.nanoTime();
    TrainingState state =
        start.toBuilder()
            .setLoop(loop)
            .clearHistory()
            .addAllHistory(history.records())
            .setWallSeconds(wallSeconds())
            .setEnded(ended)
            .build();
    newest = Optional.of(folder.write(new Checkpoint(state, variables), kept));
    LOG.debug(
        "checkpoint {} in {} ms",
        newest.get(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before));
  }
}
