package org.disentangle.experiment.claim;

/** What the runs of two trials say to a claim. */
public enum ClaimVerdict {
  /** What was expected is significant. */
  SUPPORTED("supported"),
  /** The opposite is significant. */
  NOT_SUPPORTED("not supported"),
  /** Neither is, or there is too little to say so. */
  NOT_DECIDED("not decided");

  private final String words;

  ClaimVerdict(String words) {
    this.words = words;
  }

  /** As tables and pages write it. */
  public String words() {
    return words;
  }
}
