package org.disentangle.training.graph;

import java.util.Objects;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.UserErrorException;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.runtime.ProcessorFeatures;
import org.disentangle.runtime.TensorFlowHost;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions.GlobalJitLevel;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.RewriterConfig.Toggle;

/**
 * The settings with which the optimiser steps of a run are computed.
 *
 * <p>Precision and compilation are settings of the training session, by which TensorFlow rewrites
 * the graph before it runs. They do not affect the weights and the sessions that validate and
 * export.
 *
 * @param batchSize of all processes of a team together
 * @param clipping of the model's gradients
 * @param session configuration of the session of the training graph
 * @param precision of the session; not {@link Precision#AUTO}
 * @param keepsImages whether all images are kept on the device, and steps gather theirs there
 */
public record StepSettings(
    int batchSize,
    Optimizer optimizer,
    Clipping clipping,
    ConfigProto session,
    Precision precision,
    boolean keepsImages) {
  private static final Logger LOG = LogManager.getLogger(StepSettings.class);

  private static final String XLA_FLAGS = "TF_XLA_FLAGS";
  private static final String XLA_ON_CPU = "--tf_xla_cpu_global_jit";

  /**
   * The settings of a configuration.
   *
   * @throws UserErrorException if the device does not support the requested precision, or the
   *     images are to be kept there and do not fit
   */
  public static StepSettings of(RunConfig config, FactorImages images, TensorFlowHost host) {
    ConfigProto.Builder session = host.session().toBuilder();
    RewriterConfig.Builder rewriter = session.getGraphOptionsBuilder().getRewriteOptionsBuilder();
    Precision precision = precision(config, host);
    switch (precision) {
      case FLOAT32 -> {}
      case MIXED_BFLOAT16 -> {
        require(host.isCpu(), config, host, Precision.MIXED_FLOAT16);
        rewriter.setAutoMixedPrecisionOnednnBfloat16(Toggle.ON);
      }
      case MIXED_FLOAT16 -> {
        require(!host.isCpu(), config, host, Precision.MIXED_BFLOAT16);
        rewriter.setAutoMixedPrecision(Toggle.ON);
      }
      case AUTO -> throw new IllegalStateException("a precision that is not chosen");
    }
    if (config.getXla()) {
      if (host.isCpu() && !Objects.toString(System.getenv(XLA_FLAGS), "").contains(XLA_ON_CPU)) {
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
    return of(config, session.build(), precision, ImagesOnDevice.isWanted(config, images, host));
  }

  private static Precision precision(RunConfig config, TensorFlowHost host) {
    if (config.getPrecision() != Precision.AUTO) {
      return config.getPrecision();
    }
    return host.isCpu() && ProcessorFeatures.local().hasBfloat16()
        ? Precision.MIXED_BFLOAT16
        : Precision.FLOAT32;
  }

  /** Whether small gradients would vanish, so that the loss must be scaled. */
  public boolean scalesLoss() {
    return precision == Precision.MIXED_FLOAT16;
  }

  /**
   * The settings of a configuration, but in 32 bits, not compiled, and with images that are fed.
   */
  public static StepSettings inFloat32(RunConfig config, ConfigProto session) {
    return of(config, session, Precision.FLOAT32, false);
  }

  private static StepSettings of(
      RunConfig config, ConfigProto session, Precision precision, boolean keepsImages) {
    return new StepSettings(
        config.getLoop().getBatchSize(),
        Optimizers.of(config.getOptimizer()),
        new Clipping(config.getOptimizer().getClipValue(), config.getOptimizer().getClipNorm()),
        session,
        precision,
        keepsImages);
  }

  private static void require(
      boolean fits, RunConfig config, TensorFlowHost host, Precision other) {
    if (!fits) {
      throw new UserErrorException(
          "precision is %s, and %s does not train in it; take %s, or another --device"
              .formatted(config.getPrecision(), host.device(), other));
    }
  }
}
