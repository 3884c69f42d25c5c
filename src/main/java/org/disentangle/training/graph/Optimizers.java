package org.disentangle.training.graph;

import org.disentangle.config.AdaGradConfig;
import org.disentangle.config.AdamConfig;
import org.disentangle.config.AdamWConfig;
import org.disentangle.config.MomentumConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.RmsPropConfig;
import org.disentangle.graph.Optimizer;

/** Makes the optimiser that a configuration names. */
final class Optimizers {
  private Optimizers() {}

  static Optimizer of(OptimizerConfig config) {
    return switch (config.getAlgorithmCase()) {
      case ADAM -> {
        AdamConfig adam = config.getAdam();
        yield new Optimizer.Adam(
            (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
      }
      case ADAM_W -> {
        AdamWConfig adamW = config.getAdamW();
        yield new Optimizer.AdamW(
            new Optimizer.Adam(
                (float) adamW.getBeta1(), (float) adamW.getBeta2(), (float) adamW.getEpsilon()),
            (float) adamW.getWeightDecay());
      }
      case RMS_PROP -> {
        RmsPropConfig rmsProp = config.getRmsProp();
        yield new Optimizer.RmsProp(
            (float) rmsProp.getDecay(),
            (float) rmsProp.getMomentum(),
            (float) rmsProp.getEpsilon());
      }
      case MOMENTUM -> {
        MomentumConfig momentum = config.getMomentum();
        yield new Optimizer.Momentum((float) momentum.getMomentum(), momentum.getNesterov());
      }
      case ADA_GRAD -> {
        AdaGradConfig adaGrad = config.getAdaGrad();
        yield new Optimizer.AdaGrad(
            (float) adaGrad.getInitialAccumulator(), (float) adaGrad.getEpsilon());
      }
      case ALGORITHM_NOT_SET ->
          throw new IllegalArgumentException("a checked configuration names its optimiser");
    };
  }
}
