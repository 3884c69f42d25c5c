package org.disentangle.training.listener;

import java.util.List;
import org.disentangle.config.EarlyStoppingConfig;
import org.disentangle.contract.Signatures;

/** Asks to stop when the validation loss has not fallen for a number of epochs. */
public final class EarlyStopping implements TrainingListener {
  private final int patience;
  private final double minimumDelta;
  private double best = Double.POSITIVE_INFINITY;
  private int epochsWithoutFall;

  /**
   * Sets when to stop.
   *
   * @param patience the number of epochs to wait without a decrease
   * @param minimumDelta the smallest decrease that counts, nats per image
   */
  public EarlyStopping(int patience, double minimumDelta) {
    this.patience = patience;
    this.minimumDelta = minimumDelta;
  }

  /**
   * Early stopping as configured, after some epochs.
   *
   * @param history the past epochs
   */
  public static EarlyStopping of(EarlyStoppingConfig config, List<EpochReport> history) {
    EarlyStopping stopping = new EarlyStopping(config.getPatience(), config.getMinimumDelta());
    history.forEach(stopping::epochEnded);
    return stopping;
  }

  @Override
  public void epochEnded(EpochReport epoch) {
    double loss = epoch.validation().get(Signatures.LOSS);
    if (loss < best - minimumDelta) {
      best = loss;
      epochsWithoutFall = 0;
    } else {
      epochsWithoutFall++;
    }
  }

  @Override
  public boolean wantsToStop() {
    return epochsWithoutFall >= patience;
  }
}
