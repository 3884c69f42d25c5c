package org.disentangle.training.listener;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;

/**
 * Keeps the weights of the epoch whose validation loss is the lowest so far, of equal ones the
 * first. They stand in checkpoints beside the variables, so that they outlive an interruption.
 */
final class BestEpoch implements TrainingListener {
  /** What their names in a checkpoint begin with. */
  private static final String PREFIX = "best/";

  private final Supplier<Map<String, float[]>> weights;
  private Optional<EpochReport> epoch = Optional.empty();
  private Map<String, float[]> kept = Map.of();

  /**
   * Goes on after some epochs.
   *
   * @param weights at the end of the epoch that is told of: weights and moving averages, by name
   * @param history the epochs that are over
   * @param checkpoint what {@link #kept} gave then, among other variables
   * @throws UserErrorException if it is not there
   */
  BestEpoch(
      Supplier<Map<String, float[]>> weights,
      List<EpochReport> history,
      Map<String, float[]> checkpoint) {
    this.weights = weights;
    history.stream().filter(this::isBetter).forEach(each -> epoch = Optional.of(each));
    Map<String, float[]> earlier = new HashMap<>();
    checkpoint.forEach(
        (name, values) -> {
          if (name.startsWith(PREFIX)) {
            earlier.put(name.substring(PREFIX.length()), values);
          }
        });
    kept = earlier;
    if (epoch.isPresent() && kept.isEmpty()) {
      throw new UserErrorException(
          "the checkpoint does not have the weights of the best epoch, %s: it was written by another version of the program; go on with that one, or leave --resume out to start anew"
              .formatted(epoch.get().epoch()));
    }
  }

  @Override
  public void epochEnded(EpochReport report) {
    if (isBetter(report)) {
      epoch = Optional.of(report);
      kept = weights.get();
    }
  }

  private boolean isBetter(EpochReport report) {
    // Where a loss is not a number, every other one is better.
    return epoch.isEmpty() || Double.compare(loss(report), loss(epoch.get())) < 0;
  }

  private static double loss(EpochReport report) {
    return report.validation().get(Signatures.LOSS);
  }

  /** The best one; empty before the first. */
  Optional<EpochReport> epoch() {
    return epoch;
  }

  /** Its weights and moving averages, by name. */
  Map<String, float[]> weights() {
    return kept;
  }

  /** The same as they stand in a checkpoint. */
  Map<String, float[]> kept() {
    Map<String, float[]> named = new LinkedHashMap<>();
    kept.forEach((name, values) -> named.put(PREFIX + name, values));
    return named;
  }
}
