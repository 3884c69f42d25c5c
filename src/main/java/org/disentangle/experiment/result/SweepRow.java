package org.disentangle.experiment.result;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.experiment.store.TrialRow;
import org.disentangle.process.ProcessFailure;
import org.disentangle.table.TableFile;

/**
 * A row of the table of a sweep: one trial.
 *
 * @param family its name in its paper; blank if the trial failed
 * @param point a value for each axis that its base has
 * @param steps of the optimiser
 * @param images it has seen
 * @param dataChecksum of the images that it was trained and measured on
 * @param losses {@code training_<term>} and {@code validation_<term>}, nats per image
 * @param scores the scores that the model has
 * @param seconds of its last process
 * @param attempts how often it was started
 * @param error a sentence about its last failure; blank if it succeeded
 */
@TableFile(name = "sweep", sentence = "Each trial of a sweep: where it lies, and what it reached.")
record SweepRow(
    String id,
    String base,
    String family,
    Map<String, String> point,
    OptionalLong steps,
    OptionalLong images,
    String dataChecksum,
    Map<String, Double> losses,
    Map<String, Double> scores,
    double seconds,
    int attempts,
    String engine,
    String error) {
  static final String TRAINING = "training_";
  static final String VALIDATION = "validation_";

  /** The row of a trial's outcome. */
  static SweepRow of(TrialOutcome<TrialResult> outcome) {
    Optional<TrialResult> result = outcome.result();
    TrialRow found = result.map(TrialResult::row).orElse(TrialRow.getDefaultInstance());
    TrialAttempt attempt = result.map(TrialResult::attempt).orElseGet(() -> failed(outcome.end()));
    Map<String, Double> losses = new TreeMap<>();
    found.getTrainingMap().forEach((term, nats) -> losses.put(TRAINING + term, nats));
    found.getValidationMap().forEach((term, nats) -> losses.put(VALIDATION + term, nats));
    return new SweepRow(
        outcome.trial().id(),
        outcome.trial().task().getBase(),
        found.getFamily(),
        outcome.trial().point(),
        result.isPresent() ? OptionalLong.of(found.getSteps()) : OptionalLong.empty(),
        result.isPresent() ? OptionalLong.of(found.getImages()) : OptionalLong.empty(),
        found.getDataChecksum(),
        losses,
        found.getScoresMap(),
        attempt.getSeconds(),
        attempt.getAttempt(),
        attempt.getEngine(),
        outcome.failure().map(ProcessFailure::reason).orElse(""));
  }

  private static TrialAttempt failed(Optional<TrialEnd> end) {
    return end.map(
            each ->
                TrialAttempt.newBuilder()
                    .setAttempt(each.attempts())
                    .setSeconds(each.last().seconds())
                    .build())
        .orElse(TrialAttempt.getDefaultInstance());
  }
}
