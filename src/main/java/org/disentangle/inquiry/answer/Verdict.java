package org.disentangle.inquiry.answer;

import java.util.Optional;

/**
 * An answer in one sentence.
 *
 * @param holds yes or no, where the question asks for it
 * @param sentence the answer, with its reason in short
 */
public record Verdict(Optional<Boolean> holds, String sentence) {

  /** Of a question of yes or no. */
  static Verdict of(boolean holds, String sentence) {
    return new Verdict(Optional.of(holds), sentence);
  }

  /** Of any other question. */
  static Verdict of(String sentence) {
    return new Verdict(Optional.empty(), sentence);
  }
}
