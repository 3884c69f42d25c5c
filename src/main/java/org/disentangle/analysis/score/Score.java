package org.disentangle.analysis.score;

import java.util.function.ToDoubleFunction;

/**
 * A disentanglement score: an entry of the {@link ScoreCatalogue}.
 *
 * @param <R> the result that is computed once for all scores of its group
 * @param quantity its description
 * @param value computes the score from that result; NaN where it is not defined
 */
public record Score<R>(Quantity quantity, ToDoubleFunction<R> value) {

  /** Its name in the tables. */
  public String key() {
    return quantity.key();
  }
}
