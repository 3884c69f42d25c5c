package org.disentangle.experiment.store;

import java.util.Optional;
import org.disentangle.analysis.score.Scores;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.experiment.Trial;

/**
 * What a finished trial of a sweep left.
 *
 * @param place where its folder lies, for people
 * @param row what was measured of it; the same on every machine
 * @param attempt how it came about; the default instance where nothing tells
 */
public record TrialResult(String place, TrialRow row, TrialAttempt attempt) {

  /**
   * In what it was made otherwise than the trial would be now, as {@link
   * TrialInputs#differenceFrom} says it; empty if it is the result of that trial.
   *
   * @param images checksum of those that the trial would be trained on
   * @throws org.disentangle.UserErrorException if it was made by a configuration that is not
   *     allowed any more
   */
  public Optional<String> differenceFrom(Trial trial, String images) {
    TrialTask before = Configurations.resolved(row.getTask(), place);
    return new TrialInputs(computed(before), row.getDataChecksum(), row.getResultsVersion())
        .differenceFrom(TrialInputs.now(computed(trial.task()), images));
  }

  /** A task without its place in a grid, and with each score instead of groups of them. */
  private static TrialTask computed(TrialTask task) {
    return task.toBuilder()
        .clearBase()
        .clearPoint()
        .clearScores()
        .addAllScores(Scores.select(task.getScoresList()))
        .build();
  }
}
