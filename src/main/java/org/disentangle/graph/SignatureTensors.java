package org.disentangle.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;

/**
 * One signature of an inference graph: what to feed and what comes out, under the contract's names.
 *
 * @param key e.g. {@code encode}
 */
public record SignatureTensors(
    String key, Map<String, Operand<?>> inputs, Map<String, Operand<?>> outputs) {
  /** Keeps the order of the entries. */
  public SignatureTensors {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }
}
