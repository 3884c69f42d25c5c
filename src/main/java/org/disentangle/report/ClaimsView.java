package org.disentangle.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.page.NumberText;
import org.disentangle.report.PageTable.Cell;

/**
 * The section of the page on what a study claims.
 *
 * @param rows a claim each
 * @param tested how many of them could be tested
 * @param byChance how many of those chance alone may decide
 */
record ClaimsView(List<View> rows, int tested, String byChance) {
  private static final int MEAN_DIGITS = 4;
  private static final int DEVIATION_DIGITS = 2;
  private static final int P_DECIMALS = 3;

  /** One true claim in twenty at most is decided wrongly in either direction. */
  private static final double DECIDED_BY_CHANCE = 0.1;

  /**
   * A claim as its row shows it.
   *
   * @param comparison what is to be higher or lower of what than of what
   * @param meaning what the measure is
   * @param kind the verdict as a class of the style sheet
   */
  record View(
      int number,
      String words,
      String comparison,
      String meaning,
      Optional<DotPlot> plot,
      TrialView baseline,
      TrialView variant,
      Cell difference,
      Cell p,
      String verdict,
      String kind,
      String reason) {}

  /** Mean and standard deviation of a trial. */
  record TrialView(String name, Cell mean, String deviation) {}

  /** The section; nothing of a study that claims nothing. */
  static Optional<ClaimsView> of(List<ClaimRow> claims) {
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    int tested = (int) claims.stream().filter(claim -> claim.p().isPresent()).count();
    return Optional.of(
        new ClaimsView(
            claims.stream().map(ClaimsView::view).toList(),
            tested,
            NumberText.rounded(tested * DECIDED_BY_CHANCE, 1)));
  }

  private static View view(ClaimRow claim) {
    Optional<Measure> measure = Measure.of(claim.measure());
    return new View(
        claim.number(),
        claim.words(),
        "%s %s for %s than for %s"
            .formatted(
                ColumnName.inSentence(claim.measure()),
                claim.expected(),
                claim.variant().name(),
                claim.baseline().name()),
        measure.map(ClaimsView::meaning).orElse(claim.measure()),
        DotPlot.of(claim),
        trial(claim.baseline()),
        trial(claim.variant()),
        significant(claim.difference(), MEAN_DIGITS),
        claim.p().isPresent() ? Cell.number(claim.p().getAsDouble(), P_DECIMALS) : Cell.blank(),
        claim.verdict(),
        claim.verdict().replace(' ', '-'),
        claim.reason());
  }

  private static String meaning(Measure measure) {
    return measure.unit().isEmpty()
        ? measure.meaning()
        : measure.meaning() + " (" + measure.unit() + ")";
  }

  private static TrialView trial(ClaimRow.Trial trial) {
    return new TrialView(
        trial.name(),
        significant(trial.mean(), MEAN_DIGITS),
        trial.deviation().isPresent()
            ? NumberText.significant(trial.deviation().getAsDouble(), DEVIATION_DIGITS)
            : "");
  }

  private static Cell significant(OptionalDouble value, int digits) {
    if (value.isEmpty()) {
      return Cell.blank();
    }
    Cell exact = Cell.exact(value.getAsDouble());
    return new Cell(
        NumberText.significant(value.getAsDouble(), digits), exact.full(), exact.sort(), true);
  }
}
