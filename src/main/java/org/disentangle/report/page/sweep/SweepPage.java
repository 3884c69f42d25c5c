package org.disentangle.report.page.sweep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.page.Page;
import org.disentangle.page.Resource;
import org.disentangle.report.page.ScoreCaption;
import org.disentangle.report.table.ColumnTitle;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The HTML page of a sweep: every trial's score by the varied fields, with the spread over seeds,
 * what a choice without labels gives, and shortened tables. One file with everything in it.
 */
public final class SweepPage {
  private static final int SHOWN = 20;
  private static final int DIGITS = 4;

  private SweepPage() {}

  /**
   * What the page is made from.
   *
   * @param name of the sweep
   * @param axes the fields that vary, in their order
   * @param scores the names of the scores, in their order
   * @param rankedBy one of them
   * @param areDsprites whether all bases are of all images of dSprites, for which numbers are
   *     printed elsewhere
   * @param sweep one row for each trial: id, base, family, the axes, losses, scores, error
   * @param ranking the best first: rank, id, base, the axes, the score
   * @param correlation base, score, other, n, spearman
   * @param selection as {@link Choice#of} takes it
   */
  public record Content(
      String name,
      List<String> axes,
      List<String> scores,
      String rankedBy,
      boolean areDsprites,
      Table sweep,
      Table ranking,
      Table correlation,
      Table selection) {}

  /** A row of the ranking: its cells without the score, and the score. */
  record Ranked(int rank, String id, List<String> cells, String score) {}

  /** A cell of the correlations; the share colours it. */
  record Cell(String text, String share, boolean isDark) {}

  record Correlated(String title, List<Cell> cells) {}

  record Failure(String id, String base, String error) {}

  /**
   * The page's content in the order of its template.
   *
   * @param title of the page
   * @param opening an overview and the best trial
   * @param rankedBy the title of the score that ranks
   * @param columns of the ranking, between the trial and the score
   * @param ranking the first rows
   * @param scores titles of all scores, the heads of {@code correlations}
   * @param correlations of all pairs, over all trials
   * @param choices without labels
   * @param published medians of the sweep beside printed ones
   * @param bases how many
   * @param failures trials without a result
   * @param style style sheets
   * @param script draws the charts
   * @param data of the charts
   */
  record View(
      String title,
      String opening,
      String rankedBy,
      List<String> columns,
      List<Ranked> ranking,
      List<String> scores,
      List<Correlated> correlations,
      List<Choice> choices,
      PublishedScores published,
      int bases,
      List<Failure> failures,
      String style,
      String script,
      String data) {
    boolean hasCorrelations() {
      return correlations.size() > 1;
    }

    boolean hasSeveralBases() {
      return bases > 1;
    }

    boolean hasChoices() {
      return !choices.isEmpty();
    }

    boolean hasPublished() {
      return !published.rows().isEmpty();
    }

    boolean hasFailures() {
      return !failures.isEmpty();
    }

    boolean hasRanking() {
      return !ranking.isEmpty();
    }
  }

  /** Renders the page. */
  public static String of(Content content) {
    List<String> columns = new ArrayList<>(List.of("base"));
    columns.addAll(content.axes());
    Table sweep = content.sweep();
    String rankedBy = content.rankedBy();
    List<Failure> failures = failures(sweep);
    SweepChart chart = SweepChart.of(content.axes(), content.scores(), rankedBy, sweep);
    return Page.write(
        SweepPage.class,
        "sweep",
        new View(
            "Sweep: " + content.name(),
            opening(sweep, content.ranking(), rankedBy, columns, failures.size()),
            ScoreCaption.of(rankedBy).title(),
            Stream.concat(Stream.of("Base"), content.axes().stream()).toList(),
            ranked(content.ranking(), columns, rankedBy),
            content.scores().stream().map(score -> ScoreCaption.of(score).title()).toList(),
            correlations(content.correlation(), content.scores()),
            Choice.of(content.selection()),
            content.areDsprites()
                ? PublishedScores.of(content.scores(), sweep)
                : new PublishedScores(List.of(), List.of()),
            chart.bases().size(),
            failures,
            Page.style() + Resource.text(SweepPage.class, "sweep.css"),
            Resource.text(SweepPage.class, "sweep.js"),
            chart.toJson()));
  }

  private static String opening(
      Table sweep, Table ranking, String rankedBy, List<String> columns, int failures) {
    int bases = new LinkedHashSet<>(sweep.stringColumn("base").asList()).size();
    String trials =
        "%s trained models of %s %s%s."
            .formatted(
                sweep.rowCount() - failures,
                bases,
                bases == 1 ? "base" : "bases",
                failures == 0
                    ? ""
                    : "; " + failures + (failures == 1 ? " trial" : " trials") + " failed");
    if (ranking.isEmpty()) {
      return trials;
    }
    List<String> point = new ArrayList<>();
    for (String column : columns) {
      String value = ranking.stringColumn(column).get(0);
      if (!value.isEmpty()) {
        point.add(column.equals("base") ? value : column + " = " + value);
      }
    }
    return "%s The best by %s is %s (%s): %s."
        .formatted(
            trials,
            ColumnTitle.lowered(ScoreCaption.of(rankedBy).title()),
            ranking.stringColumn("id").get(0),
            String.join(", ", point),
            NumberText.significant(ranking.doubleColumn(rankedBy).getDouble(0), DIGITS));
  }

  private static List<Ranked> ranked(Table ranking, List<String> columns, String score) {
    return IntStream.range(0, Math.min(SHOWN, ranking.rowCount()))
        .mapToObj(
            row ->
                new Ranked(
                    ranking.intColumn("rank").getInt(row),
                    ranking.stringColumn("id").get(row),
                    columns.stream().map(column -> ranking.stringColumn(column).get(row)).toList(),
                    NumberText.significant(ranking.doubleColumn(score).getDouble(row), DIGITS)))
        .toList();
  }

  private static List<Correlated> correlations(Table correlation, List<String> scores) {
    return scores.stream()
        .map(
            score ->
                new Correlated(
                    ScoreCaption.of(score).title(),
                    scores.stream().map(other -> cell(correlation, score, other)).toList()))
        .toList();
  }

  private static Cell cell(Table correlation, String score, String other) {
    if (score.equals(other)) {
      return new Cell("", "0", false);
    }
    double value = spearman(correlation, score, other).orElse(Double.NaN);
    return Double.isNaN(value)
        ? new Cell("–", "0", false)
        : new Cell(
            NumberText.rounded(value, 2).replace('-', '−'),
            NumberText.rounded(Math.abs(value), 3),
            Math.abs(value) > 0.6);
  }

  private static Optional<Double> spearman(Table correlation, String score, String other) {
    StringColumn first = correlation.stringColumn("score");
    StringColumn second = correlation.stringColumn("other");
    DoubleColumn values = correlation.doubleColumn("spearman");
    List<String> pair = Stream.of(score, other).sorted().toList();
    return IntStream.range(0, correlation.rowCount())
        .filter(row -> correlation.stringColumn("base").get(row).isEmpty())
        .filter(row -> Stream.of(first.get(row), second.get(row)).sorted().toList().equals(pair))
        .mapToObj(values::getDouble)
        .findFirst();
  }

  private static List<Failure> failures(Table sweep) {
    StringColumn errors = sweep.stringColumn("error");
    return IntStream.range(0, sweep.rowCount())
        .filter(row -> !errors.get(row).isEmpty())
        .mapToObj(
            row ->
                new Failure(
                    sweep.stringColumn("id").get(row),
                    sweep.stringColumn("base").get(row),
                    errors.get(row)))
        .toList();
  }
}
