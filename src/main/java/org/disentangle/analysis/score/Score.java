package org.disentangle.analysis.score;

import java.util.function.ToDoubleFunction;

/**
 * A score of how disentangled codes are: an entry of the {@link ScoreCatalogue}.
 *
 * @param <R> what is computed once for all scores of its group
 * @param quantity what it is
 * @param value the score of that; NaN where it is not defined
 */
public record Score<R>(Quantity quantity, ToDoubleFunction<R> value) {

  /** As the tables call it. */
  public String key() {
    return quantity.key();
  }
}
