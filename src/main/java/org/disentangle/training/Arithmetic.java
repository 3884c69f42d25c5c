package org.disentangle.training;

import java.util.Objects;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions.GlobalJitLevel;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;

/**
 * In what the steps of a training compute, and whether they are compiled: settings of the session
 * that takes them, by which TensorFlow rewrites the graph before it runs. The weights, and the
 * sessions that validate and export, know nothing of it.
 *
 * @param session configuration of the session of the training graph
 * @param scalesLoss whether small gradients would vanish in it, so that the loss must be scaled
 */
public record Arithmetic(ConfigProto session, boolean scalesLoss) {
  private static final Logger LOG = LogManager.getLogger(Arithmetic.class);

  private static final String XLA_FLAGS = "TF_XLA_FLAGS";
  private static final String XLA_ON_CPU = "--tf_xla_cpu_global_jit";

  /** In 32 bits. */
  public static Arithmetic plain(ConfigProto session) {
    return new Arithmetic(session, false);
  }

  /**
   * What a configuration asks for.
   *
   * @throws UserErrorException if the device does not compute in the precision that is asked for
   */
  static Arithmetic of(RunConfig config, TrainingRun.Hardware hardware) {
    ConfigProto.Builder session = hardware.session().toBuilder();
    RewriterConfig.Builder rewriter = session.getGraphOptionsBuilder().getRewriteOptionsBuilder();
    boolean isCpu = hardware.device().equals("cpu");
    switch (config.getPrecision()) {
      case FLOAT32 -> {}
      case MIXED_BFLOAT16 -> {
        require(isCpu, config, hardware, Precision.MIXED_FLOAT16);
        rewriter.setAutoMixedPrecisionOnednnBfloat16(Toggle.ON);
      }
      case MIXED_FLOAT16 -> {
        require(!isCpu, config, hardware, Precision.MIXED_BFLOAT16);
        rewriter.setAutoMixedPrecision(Toggle.ON);
      }
    }
    if (config.getXla()) {
      if (isCpu && !Objects.toString(System.getenv(XLA_FLAGS), "").contains(XLA_ON_CPU)) {
        LOG.warn(
            "xla is true and has no effect on the cpu: TensorFlow compiles there only where the"
                + " environment has {}={}",
            XLA_FLAGS,
            XLA_ON_CPU);
      }
      session
          .getGraphOptionsBuilder()
          .getOptimizerOptionsBuilder()
          .setGlobalJitLevel(GlobalJitLevel.ON_1);
    }
    return new Arithmetic(session.build(), config.getPrecision() == Precision.MIXED_FLOAT16);
  }

  private static void require(
      boolean fits, RunConfig config, TrainingRun.Hardware hardware, Precision other) {
    if (!fits) {
      throw new UserErrorException(
          "precision is %s, and %s does not train in it; take %s, or another --device"
              .formatted(config.getPrecision(), hardware.device(), other));
    }
  }
}
