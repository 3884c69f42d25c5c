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
 * What a training remembers of its epochs: the means of each, how long the validation loss has not
 * fallen where early stopping asks, and the weights of the best epoch where those are exported.
 */
public final class EpochMemory {
  private final History history = new History();
  private final Optional<EarlyStopping> stopping;
  private final Optional<BestEpoch> best;

  /**
   * Goes on after some epochs.
   *
   * @param earlier the epochs that are over
   * @param weights at the end of the epoch that is told of: weights and moving averages, by name
   * @param checkpoint what {@link #weightsToKeep} gave then, among other variables
   * @throws UserErrorException if they are not there
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

  /** What must hear of the training. */
  public List<TrainingListener> listeners() {
    List<TrainingListener> all = new ArrayList<>(List.of(history));
    Stream.of(stopping, best).flatMap(Optional::stream).forEach(all::add);
    return all;
  }

  /** One record an epoch and split, in order. */
  public List<EpochRecord> records() {
    return history.records();
  }

  /**
   * The weights and moving averages to export, by name; empty if they are those of the last step.
   */
  public Optional<Map<String, float[]>> bestWeights() {
    return best.map(BestEpoch::weights);
  }

  /** What must stand in a checkpoint beside the variables. */
  public Map<String, float[]> weightsToKeep() {
    return best.map(BestEpoch::kept).orElse(Map.of());
  }

  /** Says which weights are exported; empty without early stopping. */
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
