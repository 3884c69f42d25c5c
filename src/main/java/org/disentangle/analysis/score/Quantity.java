package org.disentangle.analysis.score;

/**
 * The description of a score or a measure in the catalogue. Pages, column titles, the command line
 * and the documentation take it from here.
 *
 * @param key its name in the tables, such as {@code mig}; unique among scores and among measures
 * @param title its name in headings
 * @param sentence its description
 * @param unit its unit; empty for a pure number
 * @param range the values it can take
 * @param better which values are the better ones
 * @param group the group under which it is shown
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
    /** For quantities in the tables of another version that this version does not know. */
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
   * Its range, which end is better, and any remark on its values: {@code 0 to 1, higher is better}.
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
