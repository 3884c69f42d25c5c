package org.disentangle.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The objective and what it is made of; each is a mean over the batch of a sum over its own
 * dimensions, in nats per image, and none depends on the batch size.
 *
 * @param loss what is minimised
 * @param terms names and scalars, in the order of the tables, without their weights
 */
public record LossTerms(Operand<TFloat32> loss, Map<String, Operand<TFloat32>> terms) {
  /** Keeps the order of the terms. */
  public LossTerms {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }
}
