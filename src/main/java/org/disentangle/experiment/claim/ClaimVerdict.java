package org.disentangle.experiment.claim;

/** The verdict on a claim. */
public enum ClaimVerdict {
  /** The expected direction is significant. */
  SUPPORTED("supported"),
  /** The opposite direction is significant. */
  NOT_SUPPORTED("not supported"),
  /** Neither is significant, or there are too few runs. */
  NOT_DECIDED("not decided");

  private final String words;

  ClaimVerdict(String words) {
    this.words = words;
  }

  /** Its text in tables and pages. */
  public String words() {
    return words;
  }
}
