package org.disentangle.analysis.score;

/**
 * Something that was not measured, and why.
 *
 * @param score the key of the score or measure; empty where a factor is left out of several
 * @param factor the factor that is left out of it; empty where the whole score is
 * @param reason a clause that says what it needs and does not find
 */
public record LeftOut(String score, String factor, String reason) {

  /** A whole score or measure. */
  static LeftOut score(String key, String reason) {
    return new LeftOut(key, "", reason);
  }

  /** A factor, of the scores that the reason names or of all. */
  static LeftOut factor(String name, String reason) {
    return new LeftOut("", name, reason);
  }
}
