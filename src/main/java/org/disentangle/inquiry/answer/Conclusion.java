package org.disentangle.inquiry.answer;

import java.util.Optional;

/**
 * An answer in one sentence.
 *
 * @param holds yes or no, where the question asks for it
 * @param sentence the answer, with its reason in short
 */
public record Conclusion(Optional<Boolean> holds, String sentence) {

  /** Of a question of yes or no. */
  public static Conclusion of(boolean holds, String sentence) {
    return new Conclusion(Optional.of(holds), sentence);
  }

  /** Of any other question. */
  public static Conclusion of(String sentence) {
    return new Conclusion(Optional.empty(), sentence);
  }

  /** {@code yes} or {@code no}; empty where the question does not ask for it. */
  public String yesOrNo() {
    return holds.map(yes -> yes ? "yes" : "no").orElse("");
  }
}
