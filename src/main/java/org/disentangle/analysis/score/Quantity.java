package org.disentangle.analysis.score;

/**
 * What is known of a score or a measure before it is taken: what an entry of the catalogue says of
 * it. Pages, column titles, the command line and the README read it here.
 *
 * @param key as the tables call it, such as {@code mig}; no two scores have the same, and no two
 *     measures
 * @param title as a heading calls it
 * @param sentence what it is
 * @param unit what it is counted in; empty for a pure number
 * @param range the values it can take
 * @param better which values are the better ones
 * @param group what it is shown with
 */
public record Quantity(
    String key,
    String title,
    String sentence,
    String unit,
    Range range,
    Better better,
    Group group) {

  /** Which values are the better ones, all else being equal. */
  public enum Better {
    HIGHER("higher"),
    LOWER("lower"),
    /** No value is better by itself, or those of two models are not comparable. */
    NEITHER("");

    private final String word;

    Better(String word) {
      this.word = word;
    }
  }

  /** The headings under which quantities are shown, in the order of the page. */
  public enum Group {
    FIT("Fit", "better"),
    TERMS("Terms of the loss", "better"),
    CODE("Use of the code", "better"),
    SPARSITY("Sparsity", "better"),
    PRIOR("Prior", "better"),
    IMAGES("Sharpness", "better"),
    ROBUSTNESS("Flipped pixels", "better"),
    DISENTANGLEMENT("Disentanglement", "better"),

    INFORMATION("By information", "better"),
    VOTES("By images that share a factor", "better"),
    CLASSIFIERS("By classifiers", "better"),
    DEPENDENCE("Without factors", "more independent"),
    /** Of tables that another version wrote: what this one does not know. */
    UNKNOWN("Further scores", "better");

    private final String heading;
    private final String aim;

    Group(String heading, String aim) {
      this.heading = heading;
      this.aim = aim;
    }

    /** The heading. */
    public String heading() {
      return heading;
    }
  }

  /**
   * Its range, which end is better, and what else there is to know of its values: {@code 0 to 1,
   * higher is better}.
   */
  public String scale() {
    return range.text()
        + (better == Better.NEITHER ? "" : ", " + better.word + " is " + group.aim)
        + (range.remark().isEmpty() ? "" : "; " + range.remark());
  }

  /** The sentence, with the unit in brackets where there is one. */
  public String sentenceWithUnit() {
    return unit.isEmpty() ? sentence : sentence + " (" + unit + ")";
  }
}
