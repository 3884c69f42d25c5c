package org.disentangle.graph;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;

/**
 * One signature of an inference graph: its inputs and outputs, under the contract's names.
 *
 * @param key e.g. {@code encode}
 */
public record SignatureTensors(
    String key, Map<String, Operand<?>> inputs, Map<String, Operand<?>> outputs) {
  /** Sorts the entries by name, so that an export is the same every time. */
  public SignatureTensors {
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
  }
}
