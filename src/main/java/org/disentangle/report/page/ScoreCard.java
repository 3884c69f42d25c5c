package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.table.row.ScoreRow;

/**
 * The card of one score on the page: its description, and its value, chance level and interval in
 * every run.
 *
 * @param title of the score
 * @param sentence the question that it answers about the codes
 * @param scale its range and which end is better
 * @param needs what it requires; empty if that is not known
 * @param rows one for each run
 * @param references numbers from elsewhere, below ours
 */
record ScoreCard(
    String title,
    String sentence,
    String scale,
    String needs,
    List<Line> rows,
    List<Line> references) {
  private static final int DECIMALS = 4;

  /** Whether there is anything to compare with. */
  boolean hasReferences() {
    return !references.isEmpty();
  }

  /** The cards of a group of scores, under one heading. */
  record Group(String heading, List<ScoreCard> cards) {}

  /**
   * A row.
   *
   * @param kind a class of the style sheet, or empty
   * @param run the name of the run
   * @param value the score
   * @param chance with the factors shuffled
   * @param interval of 95 %
   * @param strip the same three, drawn
   */
  record Line(String kind, String run, Cell value, Cell chance, Cell interval, Strip strip) {}

  /**
   * A strip from 0 to the end of the scale. Positions are percentages for the style sheet.
   *
   * @param value a dot
   * @param hasChance whether there is a tick for chance
   * @param chance its position
   * @param hasInterval whether there is a bar
   * @param low where it begins
   * @param width how long it is
   */
  record Strip(
      String value,
      boolean hasChance,
      String chance,
      boolean hasInterval,
      String low,
      String width) {
    static Strip of(
        double value, OptionalDouble chance, OptionalDouble low, OptionalDouble high, double end) {
      boolean hasInterval = low.isPresent() && high.isPresent();
      double from = share(low.orElse(0), end);
      return new Strip(
          place(share(value, end)),
          chance.isPresent(),
          place(share(chance.orElse(0), end)),
          hasInterval,
          place(from),
          place(share(high.orElse(0), end) - from));
    }

    private static double share(double value, double end) {
      return Math.min(1, Math.max(0, value / end));
    }

    private static String place(double share) {
      return NumberText.rounded(100 * share, 2) + "%";
    }
  }

  /** The cards of every score in the table, in the order of the catalogue. */
  static List<Group> groups(List<ScoreRow> scores, ReferenceNumbers reference) {
    Map<String, List<ScoreRow>> byScore = new LinkedHashMap<>();
    ScoreCatalogue.scores().forEach(score -> byScore.put(score.key(), new ArrayList<>()));
    scores.forEach(
        score -> byScore.computeIfAbsent(score.score(), absent -> new ArrayList<>()).add(score));
    Map<Quantity.Group, List<ScoreCard>> cards = new EnumMap<>(Quantity.Group.class);
    byScore.forEach(
        (key, rows) -> {
          if (!rows.isEmpty()) {
            ScoreCaption caption = ScoreCaption.of(key);
            cards
                .computeIfAbsent(caption.group(), absent -> new ArrayList<>())
                .add(of(caption, rows, key.equals("mig") ? reference.gaps() : List.of()));
          }
        });
    return cards.entrySet().stream()
        .map(group -> new Group(group.getKey().heading(), List.copyOf(group.getValue())))
        .toList();
  }

  private static ScoreCard of(
      ScoreCaption caption, List<ScoreRow> rows, List<ReferenceNumbers.Row> references) {
    double end = Double.isFinite(caption.high()) ? caption.high() : end(rows);
    return new ScoreCard(
        caption.title(),
        caption.sentence(),
        caption.scale(),
        caption.needs(),
        rows.stream().map(row -> line(row, end)).toList(),
        references.stream().map(row -> line(row, end)).toList());
  }

  /** The largest finite number shown; 1 if there is none above 0. */
  private static double end(List<ScoreRow> rows) {
    double largest =
        rows.stream()
            .flatMapToDouble(row -> DoubleStream.of(row.value(), row.high().orElse(0)))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    return largest > 0 ? largest : 1;
  }

  private static Line line(ScoreRow row, double end) {
    return new Line(
        "",
        row.run(),
        Cell.number(row.value(), DECIMALS),
        row.chance().isPresent() ? Cell.number(row.chance().getAsDouble(), DECIMALS) : Cell.blank(),
        interval(row),
        Strip.of(row.value(), row.chance(), row.low(), row.high(), end));
  }

  private static Line line(ReferenceNumbers.Row row, double end) {
    double value = row.values().get("mig");
    String beta =
        row.beta().isPresent() ? ", β = " + NumberText.full(row.beta().getAsDouble()) : "";
    OptionalDouble none = OptionalDouble.empty();
    return new Line(
        row.isSeedProject() ? ReferenceNumbers.SEED : "reference",
        row.source() + beta,
        row.isPublished() ? Cell.exact(value) : Cell.number(value, DECIMALS),
        Cell.blank(),
        Cell.blank(),
        Strip.of(value, none, none, none, end));
  }

  private static Cell interval(ScoreRow row) {
    if (row.low().isEmpty() || row.high().isEmpty()) {
      return Cell.blank();
    }
    double low = row.low().getAsDouble();
    double high = row.high().getAsDouble();
    return new Cell(
        NumberText.rounded(low, DECIMALS) + " to " + NumberText.rounded(high, DECIMALS),
        NumberText.full(low) + " to " + NumberText.full(high),
        NumberText.full(low),
        true);
  }
}
