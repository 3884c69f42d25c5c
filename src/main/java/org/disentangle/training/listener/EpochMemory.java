package org.disentangle.training.listener;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.ExportedEpoch;
import org.disentangle.config.LoopConfig;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.ExportedWeights;
import org.disentangle.contract.Signatures;

/**
 * The memory of a training's epochs: the means of each, the state of early stopping, and the
 * weights of the best epoch if those are exported.
 */
public final class EpochMemory {
  private final History history = new History();
  private final Optional<EarlyStopping> stopping;
  private final Optional<BestEpoch> best;

  /**
   * Continues after some epochs.
   *
   * @param earlier the past epochs
   * @param weights at the end of the reported epoch: weights and moving averages, by name
   * @param checkpoint contains the earlier result of {@link #weightsToKeep}, among other variables
   * @throws UserErrorException if this is missing
   */
  public EpochMemory(
      LoopConfig loop,
      List<EpochReport> earlier,
      Supplier<Map<String, float[]>> weights,
      Map<String, float[]> checkpoint) {
    earlier.forEach(history::epochEnded);
    stopping =
        loop.hasEarlyStopping()
            ? Optional.of(EarlyStopping.of(loop.getEarlyStopping(), earlier))
            : Optional.empty();
    best =
        stopping.isPresent() && loop.getEarlyStopping().getExport() == ExportedEpoch.BEST_EPOCH
            ? Optional.of(new BestEpoch(weights, earlier, checkpoint))
            : Optional.empty();
  }

  /** The listeners that must be called during the training. */
  public List<TrainingListener> listeners() {
    List<TrainingListener> all = new ArrayList<>(List.of(history));
    Stream.of(stopping, best).flatMap(Optional::stream).forEach(all::add);
    return all;
  }

  /** One record for each epoch and split, in order. */
  public List<EpochRecord> records() {
    return history.records();
  }

  /**
   * The weights and moving averages to export, by name; empty if they are those of the last step.
   */
  public Optional<Map<String, float[]>> bestWeights() {
    return best.map(BestEpoch::weights);
  }

  /** The weights that a checkpoint must contain in addition to the variables. */
  public Map<String, float[]> weightsToKeep() {
    return best.map(BestEpoch::kept).orElse(Map.of());
  }

  /** A record of which weights are exported; empty without early stopping. */
  public Optional<ExportedWeights> exported() {
    if (stopping.isEmpty()) {
      return Optional.empty();
    }
    List<EpochReport> epochs = History.reports(history.records());
    EpochReport chosen =
        best.flatMap(BestEpoch::epoch).orElseGet(() -> epochs.get(epochs.size() - 1));
    return Optional.of(
        ExportedWeights.newBuilder()
            .setOf(best.isPresent() ? "best epoch" : "last epoch")
            .setEpoch(chosen.epoch())
            .setStep(chosen.step())
            .setValidationLoss(chosen.validation().get(Signatures.LOSS))
            .build());
  }
}
