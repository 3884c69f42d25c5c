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
   * Settles when to give up.
   *
   * @param patience epochs without a fall that are waited for
   * @param minimumDelta what counts as a fall, nats per image
   */
  public EarlyStopping(int patience, double minimumDelta) {
    this.patience = patience;
    this.minimumDelta = minimumDelta;
  }

  /**
   * As a configuration asks for it, after some epochs.
   *
   * @param history the epochs that are over
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
