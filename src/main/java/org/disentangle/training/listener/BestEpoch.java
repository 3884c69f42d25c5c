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
 * first. They are saved in checkpoints together with the variables, so that they survive an
 * interruption.
 */
final class BestEpoch implements TrainingListener {
  /** The prefix of their names in a checkpoint. */
  private static final String PREFIX = "best/";

  private final Supplier<Map<String, float[]>> weights;
  private Optional<EpochReport> epoch = Optional.empty();
  private Map<String, float[]> kept = Map.of();

  /**
   * Continues after some epochs.
   *
   * @param weights at the end of the reported epoch: weights and moving averages, by name
   * @param history the past epochs
   * @param checkpoint contains the earlier result of {@link #kept}, among other variables
   * @throws UserErrorException if this is missing
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
    // A loss that is not a number is worse than every other.
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

  /** The same in the form of a checkpoint. */
  Map<String, float[]> kept() {
    Map<String, float[]> named = new LinkedHashMap<>();
    kept.forEach((name, values) -> named.put(PREFIX + name, values));
    return named;
  }
}
