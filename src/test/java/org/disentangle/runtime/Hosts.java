package org.disentangle.runtime;

import java.util.Map;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Where tests compute. */
public final class Hosts {
  /** As much memory as any test needs. */
  public static final long MEMORY = 1L << 40;

  /** The CPU, with TensorFlow's own settings. */
  public static final TensorFlowHost CPU =
      new TensorFlowHost("cpu", MEMORY, ConfigProto.getDefaultInstance(), Map.of());

  /**
   * The CPU without TensorFlow's optimiser of graphs, which takes longer than a training of twenty
   * steps: for tests of what is done with a training, not of its numbers.
   */
  public static final TensorFlowHost PLAIN =
      new TensorFlowHost(
          "cpu",
          MEMORY,
          ConfigProto.newBuilder()
              .setGraphOptions(
                  GraphOptions.newBuilder()
                      .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)))
              .build(),
          Map.of());

  private Hosts() {}
}
