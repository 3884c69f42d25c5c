package org.disentangle.pgm.inference;

import java.util.Optional;
import java.util.function.BinaryOperator;
import org.disentangle.pgm.factor.Magnitude;

/**
 * An absolute probability, of evidence or of a joint state, which the answer itself does not need
 * and which may take far more memory to compute. In a Markov network it needs the partition
 * function, a sum over everything connected with the targets or the evidence, while a ratio of two
 * such probabilities may need only a few tables.
 */
public sealed interface AbsoluteProbability {

  /** The number, if it is known. */
  Optional<Magnitude> known();

  /** Combines two; unknown if either is, with the first reason. */
  default AbsoluteProbability with(AbsoluteProbability other, BinaryOperator<Magnitude> operation) {
    if (this instanceof Known one && other instanceof Known two) {
      return new Known(operation.apply(one.value(), two.value()));
    }
    return this instanceof LeftOut ? this : other;
  }

  /**
   * A computed probability.
   *
   * @param value the probability
   */
  record Known(Magnitude value) implements AbsoluteProbability {
    @Override
    public Optional<Magnitude> known() {
      return Optional.of(value);
    }
  }

  /**
   * A probability that would have needed too much memory.
   *
   * @param reason what needs how much memory, to follow a colon
   */
  record LeftOut(String reason) implements AbsoluteProbability {
    @Override
    public Optional<Magnitude> known() {
      return Optional.empty();
    }
  }
}
