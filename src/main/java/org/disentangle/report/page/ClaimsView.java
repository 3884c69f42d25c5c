package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.chart.DotPlot;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.ClaimRow;
import org.disentangle.table.row.ClaimRunRow;

/**
 * The section of the page on the claims of a study.
 *
 * @param rows one for each claim
 * @param tested how many of them could be tested
 * @param byChance how many of those may be decided by chance alone
 */
record ClaimsView(List<View> rows, int tested, String byChance) {
  private static final int DIGITS = 3;
  private static final int P_DECIMALS = 3;

  /** Without a true difference, at most one claim in twenty is decided in either direction. */
  private static final double DECIDED_BY_CHANCE = 0.1;

  /**
   * The row of a claim.
   *
   * @param comparison the measure, the two trials and the expected direction
   * @param meaning of the measure
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

  /** A trial and its mean; {@code deviation} is the standard deviation, or empty. */
  record TrialView(String name, Cell mean, String deviation) {}

  /** The section; empty for a study without claims. */
  static Optional<ClaimsView> of(List<ClaimRow> claims, List<ClaimRunRow> runs) {
    if (claims.isEmpty()) {
      return Optional.empty();
    }
    int tested = (int) claims.stream().filter(claim -> claim.p().isPresent()).count();
    return Optional.of(
        new ClaimsView(
            claims.stream().map(claim -> view(claim, runs)).toList(),
            tested,
            NumberText.rounded(tested * DECIDED_BY_CHANCE, 1)));
  }

  private static View view(ClaimRow claim, List<ClaimRunRow> runs) {
    return new View(
        claim.claim(),
        claim.words(),
        "%s %s for %s than for %s"
            .formatted(
                ColumnTitle.inSentence(claim.measure()),
                claim.expected(),
                claim.variant(),
                claim.baseline()),
        MeasureCatalogue.findWithScores(claim.measure())
            .map(Quantity::sentenceWithUnit)
            .orElse(claim.measure()),
        DotPlot.of(runsOf(claim, claim.baseline(), runs), runsOf(claim, claim.variant(), runs)),
        trial(claim.baseline(), claim.baselineMean(), claim.baselineSd()),
        trial(claim.variant(), claim.variantMean(), claim.variantSd()),
        claim.difference().isPresent()
            ? cell(
                NumberText.significant(claim.difference().getAsDouble(), DIGITS),
                claim.difference().getAsDouble())
            : Cell.blank(),
        claim.p().isPresent() ? Cell.number(claim.p().getAsDouble(), P_DECIMALS) : Cell.blank(),
        claim.verdict(),
        claim.verdict().replace(' ', '-'),
        claim.reason());
  }

  private static List<ClaimRunRow> runsOf(ClaimRow claim, String trial, List<ClaimRunRow> runs) {
    return runs.stream()
        .filter(run -> run.claim() == claim.claim() && run.trial().equals(trial))
        .toList();
  }

  /** A trial's mean with as many decimals as its standard deviation, which has two digits. */
  private static TrialView trial(String name, OptionalDouble mean, OptionalDouble deviation) {
    if (mean.isEmpty()) {
      return new TrialView(name, Cell.blank(), "");
    }
    double value = mean.getAsDouble();
    double spread = deviation.orElse(0);
    if (!(spread > 0)) {
      Cell cell = cell(NumberText.significant(value, DIGITS), value);
      return new TrialView(name, cell, deviation.isPresent() ? "0" : "");
    }
    int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(spread)));
    return new TrialView(
        name,
        cell(NumberText.rounded(value, decimals), value),
        NumberText.rounded(spread, decimals));
  }

  private static Cell cell(String text, double value) {
    Cell exact = Cell.exact(value);
    return new Cell(text, exact.full(), exact.sort(), true);
  }
}
