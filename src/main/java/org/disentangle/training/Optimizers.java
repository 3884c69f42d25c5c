package org.disentangle.training;

import org.disentangle.config.AdaGradConfig;
import org.disentangle.config.AdamConfig;
import org.disentangle.config.MomentumConfig;
import org.disentangle.config.OptimizerConfig;
import org.disentangle.config.RmsPropConfig;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Schedule;

/** The optimiser and the learning rate that a configuration names. */
final class Optimizers {
  private Optimizers() {}

  static Optimizer of(OptimizerConfig config) {
    return switch (config.getAlgorithmCase()) {
      case ADAM -> {
        AdamConfig adam = config.getAdam();
        yield new Optimizer.Adam(
            (float) adam.getBeta1(), (float) adam.getBeta2(), (float) adam.getEpsilon());
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

  /** The learning rate at each of the run's steps. */
  static Schedule learningRate(OptimizerConfig config, long steps) {
    double rate = config.getLearningRate();
    Schedule schedule =
        switch (config.getScheduleCase()) {
          case EXPONENTIAL ->
              Schedule.exponential(
                  rate, config.getExponential().getDecay(), config.getExponential().getSteps());
          case COSINE -> Schedule.cosine(rate, config.getCosine().getFinalFraction(), steps);
          case SCHEDULE_NOT_SET -> Schedule.constant(rate);
        };
    return schedule.warmedUp(config.getWarmUpSteps());
  }
}
