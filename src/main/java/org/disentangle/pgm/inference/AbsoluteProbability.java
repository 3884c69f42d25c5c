package org.disentangle.pgm.inference;

import java.util.Optional;
import java.util.function.BinaryOperator;
import org.disentangle.pgm.factor.Magnitude;

/**
 * A probability that the answer itself does without and that may take far more to compute: that of
 * evidence, or of a joint state. In a Markov network either takes the partition function, a sum
 * over all that is joined with what was asked or given, where a ratio of two such probabilities may
 * take a few tables.
 */
public sealed interface AbsoluteProbability {

  /** The number, if it is known. */
  Optional<Magnitude> known();

  /** Both taken together; left out where either is, for the reason of the first. */
  default AbsoluteProbability with(AbsoluteProbability other, BinaryOperator<Magnitude> operation) {
    if (this instanceof Known one && other instanceof Known two) {
      return new Known(operation.apply(one.value(), two.value()));
    }
    return this instanceof LeftOut ? this : other;
  }

  /**
   * It was computed.
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
   * It would have taken too much memory.
   *
   * @param reason what it takes and how much, to be said after a colon
   */
  record LeftOut(String reason) implements AbsoluteProbability {
    @Override
    public Optional<Magnitude> known() {
      return Optional.empty();
    }
  }
}
