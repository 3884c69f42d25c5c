package org.disentangle.experiment.store;

import java.util.Optional;
import org.disentangle.analysis.score.Scores;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.experiment.Trial;

/**
 * The result of a finished trial of a sweep.
 *
 * @param place the location of its folder, for people
 * @param row its measurements; the same on every machine
 * @param attempt how it was made; the default instance if unknown
 * @param texts of further files of its folder
 */
public record TrialResult(String place, TrialRow row, TrialAttempt attempt, Texts texts) {

  /** The files of a trial's folder, wherever it lies. */
  @FunctionalInterface
  public interface Texts {
    /** No files. */
    Texts NONE = name -> Optional.empty();

    /**
     * The text of a file; empty if there is none, as in a trial of an earlier version.
     *
     * @param name within the folder
     * @throws org.disentangle.UserErrorException if it cannot be read
     */
    Optional<String> of(String name);
  }

  /**
   * The difference between its inputs and those that the trial would have now, as {@link
   * TrialInputs#differenceFrom} gives it; empty if it is the result of that trial.
   *
   * @param images checksum of the images that the trial would be trained on
   * @throws org.disentangle.UserErrorException if it was made by a configuration that is not
   *     allowed any more
   */
  public Optional<String> differenceFrom(Trial trial, String images) {
    TrialTask before = Configurations.resolved(row.getTask(), place);
    return new TrialInputs(computed(before), row.getDataChecksum(), row.getResultsVersion())
        .differenceFrom(TrialInputs.now(computed(trial.task()), images));
  }

  /** A task without its place in a grid, and with single scores instead of groups. */
  private static TrialTask computed(TrialTask task) {
    return task.toBuilder()
        .clearBase()
        .clearPoint()
        .clearScores()
        .addAllScores(Scores.select(task.getScoresList()))
        .build();
  }
}
