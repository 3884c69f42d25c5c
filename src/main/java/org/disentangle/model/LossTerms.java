package org.disentangle.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The objective and its terms; each is a mean over the batch of a sum over its own dimensions, in
 * nats per image, and none depends on the batch size.
 *
 * @param loss what is minimised
 * @param terms names and scalars, in the order of the tables, without their weights
 * @param monitors names and scalars that are reported along with the terms in training alone:
 *     numbers that belong to no loss and may depend on the batch size, and terms that need more
 *     than images, such as labels, which an exported model is not given
 * @param adversary that is trained along with the model; only in a training graph
 */
public record LossTerms(
    Operand<TFloat32> loss,
    Map<String, Operand<TFloat32>> terms,
    Map<String, Operand<TFloat32>> monitors,
    Optional<Adversary> adversary) {
  /** Keeps the order of the terms. */
  public LossTerms {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    monitors = Collections.unmodifiableMap(new LinkedHashMap<>(monitors));
  }

  /**
   * The sum of the terms, each times its weight where it has one.
   *
   * @param terms at least one, in the order of the tables
   * @param weights by the names of terms, see {@link ModelGraph#weights}
   */
  public static LossTerms weighted(
      Ops tf, Map<String, Operand<TFloat32>> terms, Map<String, Operand<TFloat32>> weights) {
    Operand<TFloat32> loss = null;
    for (Map.Entry<String, Operand<TFloat32>> term : terms.entrySet()) {
      Operand<TFloat32> weight = weights.get(term.getKey());
      Operand<TFloat32> part =
          weight == null ? term.getValue() : tf.math.mul(weight, term.getValue());
      loss = loss == null ? part : tf.math.add(loss, part);
    }
    // A single term without a weight is the loss, but a tensor cannot be an output under two names.
    return new LossTerms(
        terms.containsValue(loss) ? tf.identity(loss) : loss, terms, Map.of(), Optional.empty());
  }

  /** The same, with further numbers to report along with the terms. */
  public LossTerms withMonitors(Map<String, Operand<TFloat32>> told) {
    return new LossTerms(loss, terms, told, adversary);
  }

  /** The same, with a network that is trained against the model in the same steps. */
  public LossTerms against(Adversary opponent) {
    return new LossTerms(loss, terms, monitors, Optional.of(opponent));
  }

  /**
   * The same with a further term of the loss that only training knows.
   *
   * @param weight of the term
   */
  public LossTerms withTrainingTerm(
      Ops tf, String name, Operand<TFloat32> term, Operand<TFloat32> weight) {
    Map<String, Operand<TFloat32>> told = new LinkedHashMap<>(monitors);
    told.put(name, term);
    return new LossTerms(tf.math.add(loss, tf.math.mul(weight, term)), terms, told, adversary);
  }

  /**
   * Some of the terms, and their weighted sum as the loss; this object itself if these are all
   * terms.
   *
   * @param names of terms
   * @param weights as for {@link #weighted}
   */
  public LossTerms only(Ops tf, Collection<String> names, Map<String, Operand<TFloat32>> weights) {
    if (names.containsAll(terms.keySet())) {
      return this;
    }
    Map<String, Operand<TFloat32>> kept = new LinkedHashMap<>(terms);
    kept.keySet().retainAll(names);
    LossTerms some = weighted(tf, kept, weights);
    return new LossTerms(some.loss(), some.terms(), monitors, adversary);
  }
}
