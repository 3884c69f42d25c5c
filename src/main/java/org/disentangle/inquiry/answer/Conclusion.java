package org.disentangle.inquiry.answer;

import java.util.Optional;

/**
 * The conclusion of an answer in one sentence.
 *
 * @param holds yes or no, if it is a yes-or-no question
 * @param sentence the answer, with its reason in short
 */
public record Conclusion(Optional<Boolean> holds, String sentence) {

  /** The conclusion of a yes-or-no question. */
  public static Conclusion of(boolean holds, String sentence) {
    return new Conclusion(Optional.of(holds), sentence);
  }

  /** The conclusion of any other question. */
  public static Conclusion of(String sentence) {
    return new Conclusion(Optional.empty(), sentence);
  }

  /** {@code yes} or {@code no}; empty if it is not a yes-or-no question. */
  public String yesOrNo() {
    return holds.map(yes -> yes ? "yes" : "no").orElse("");
  }
}
