package org.disentangle.analysis.score;

import java.util.function.ToDoubleFunction;

/**
 * A disentanglement score: an entry of the {@link ScoreCatalogue}.
 *
 * @param <R> the result that is computed once for all scores of its group
 * @param quantity its description
 * @param value computes the score from that result; NaN where it is not defined
 * @param condition where it is defined, as what the images must have; empty where its group says
 *     all
 */
public record Score<R>(Quantity quantity, ToDoubleFunction<R> value, String condition) {

  /** A score that is defined wherever its group is. */
  public Score(Quantity quantity, ToDoubleFunction<R> value) {
    this(quantity, value, "");
  }

  /** Its condition, to be added to what its group needs; empty if there is none. */
  String conditionWords() {
    return condition.isEmpty() ? "" : ", " + condition;
  }

  /** Its name in the tables. */
  public String key() {
    return quantity.key();
  }
}
