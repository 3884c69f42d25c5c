package org.disentangle.runtime;

import java.util.Map;
import org.tensorflow.proto.ConfigProto;

/** Where tests compute. */
public final class Hosts {
  /** The CPU, with TensorFlow's own settings. */
  public static final TensorFlowHost CPU =
      new TensorFlowHost("cpu", ConfigProto.getDefaultInstance(), Map.of());

  private Hosts() {}
}
