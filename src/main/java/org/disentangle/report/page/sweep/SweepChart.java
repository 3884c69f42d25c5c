package org.disentangle.report.page.sweep;

import com.google.gson.GsonBuilder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.report.page.ScoreCaption;
import org.disentangle.report.table.ColumnTitle;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The data of the charts of a sweep's page, as JSON that is safe inside a {@code script} element.
 *
 * @param measures that can be shown: scores, then losses
 * @param chosen the key of the measure that is shown first
 * @param bases one chart for each
 */
record SweepChart(List<Measure> measures, String chosen, List<Base> bases) {
  private static final MathContext DIGITS = new MathContext(6);
  private static final String SEED = "seed";

  /** A score, or else a loss term. */
  record Measure(String key, String title, String sentence, String scale, boolean isScore) {}

  /**
   * The trials of a base.
   *
   * @param axis the horizontal axis: the first numeric axis that is not the seed; null if there is
   *     none
   * @param ticks its values in ascending order
   * @param filters the other axes, with their values
   * @param trials all successful ones
   */
  record Base(
      String base,
      String family,
      String axis,
      List<String> ticks,
      Map<String, List<String>> filters,
      List<Point> trials) {}

  /**
   * A trial.
   *
   * @param tick its place among the ticks
   * @param seed as text; null if it does not vary
   * @param at its values on the axes that can be filtered by
   * @param values of the measures, in their order; null if it has none
   */
  record Point(String id, int tick, String seed, List<String> at, List<BigDecimal> values) {}

  static SweepChart of(List<String> axes, List<String> scores, String chosen, Table sweep) {
    List<Measure> measures = new ArrayList<>();
    for (String score : scores) {
      ScoreCaption caption = ScoreCaption.of(score);
      measures.add(new Measure(score, caption.title(), caption.sentence(), caption.scale(), true));
    }
    for (String column : sweep.columnNames()) {
      for (String split : List.of("training", "validation")) {
        if (column.startsWith(split + "_")) {
          String term = ColumnTitle.inSentence(column.substring(split.length() + 1));
          measures.add(
              new Measure(
                  column, ColumnTitle.heading(split) + ": " + term, "", "nats per image", false));
        }
      }
    }
    List<String> keys = measures.stream().map(Measure::key).toList();
    List<Base> bases =
        new LinkedHashSet<>(sweep.stringColumn("base").asList())
            .stream().map(base -> base(base, axes, keys, sweep)).toList();
    return new SweepChart(measures, chosen, bases);
  }

  private static Base base(String base, List<String> axes, List<String> keys, Table sweep) {
    int[] rows =
        IntStream.range(0, sweep.rowCount())
            .filter(row -> sweep.stringColumn("base").get(row).equals(base))
            .filter(row -> sweep.stringColumn("error").get(row).isEmpty())
            .toArray();
    List<String> own =
        axes.stream()
            .filter(axis -> !axis.equals(SEED))
            .filter(axis -> values(sweep, axis, rows).stream().noneMatch(String::isEmpty))
            .toList();
    Optional<String> along =
        own.stream()
            .filter(axis -> values(sweep, axis, rows).stream().allMatch(SweepChart::isNumber))
            .findFirst();
    List<String> ticks =
        along
            .map(
                axis ->
                    values(sweep, axis, rows).stream()
                        .sorted((a, b) -> new BigDecimal(a).compareTo(new BigDecimal(b)))
                        .toList())
            .orElse(List.of());
    Map<String, List<String>> filters = new LinkedHashMap<>();
    own.stream()
        .filter(axis -> !Optional.of(axis).equals(along))
        .forEach(axis -> filters.put(axis, values(sweep, axis, rows)));
    List<Point> points =
        IntStream.of(rows)
            .mapToObj(
                row ->
                    new Point(
                        text(sweep, "id", row),
                        along.map(axis -> ticks.indexOf(text(sweep, axis, row))).orElse(0),
                        axes.contains(SEED) ? text(sweep, SEED, row) : null,
                        filters.keySet().stream().map(axis -> text(sweep, axis, row)).toList(),
                        keys.stream().map(key -> value(sweep.doubleColumn(key), row)).toList()))
            .toList();
    String family = rows.length == 0 ? "" : text(sweep, "family", rows[0]);
    return new Base(base, family, along.orElse(null), ticks, filters, points);
  }

  private static List<String> values(Table sweep, String axis, int[] rows) {
    StringColumn column = sweep.stringColumn(axis);
    return IntStream.of(rows).mapToObj(column::get).distinct().toList();
  }

  private static String text(Table sweep, String column, int row) {
    return sweep.stringColumn(column).get(row);
  }

  private static BigDecimal value(DoubleColumn column, int row) {
    double value = column.getDouble(row);
    return Double.isFinite(value) ? BigDecimal.valueOf(value).round(DIGITS) : null;
  }

  private static boolean isNumber(String text) {
    return text.matches("-?[0-9.]+(E-?[0-9]+)?");
  }

  String toJson() {
    return new GsonBuilder().serializeNulls().create().toJson(this);
  }
}
