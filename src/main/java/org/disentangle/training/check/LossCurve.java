package org.disentangle.training.check;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.contract.Signatures;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingListener;

/** Keeps the loss of every step of a training. */
final class LossCurve implements TrainingListener {
  private final List<Float> losses = new ArrayList<>();

  @Override
  public void stepEnded(StepReport step) {
    losses.add(step.values()[step.names().indexOf(Signatures.LOSS)]);
  }

  /** The losses so far, of all stages, in nats per image. */
  float[] losses() {
    float[] all = new float[losses.size()];
    for (int step = 0; step < all.length; step++) {
      all[step] = losses.get(step);
    }
    return all;
  }
}
