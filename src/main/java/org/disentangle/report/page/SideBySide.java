package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.Quantity.Better;
import org.disentangle.page.NumberText;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.report.page.table.PageTable.Cell;
import org.disentangle.report.page.table.PageTable.Heading;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.table.row.MeasureRow;

/**
 * The comparison of all measures of all runs. A few runs are columns of one table, whose rows are
 * measures in groups; many are rows, in one table for each group.
 *
 * @param runs the names of the columns
 * @param groups the rows; empty if runs are rows
 * @param tables one for each group; empty if runs are columns
 * @param meanings the meaning of each measure, in the order of the rows
 */
record SideBySide(
    List<String> runs, List<Group> groups, List<PageTable> tables, List<Meaning> meanings) {
  /** The largest number of runs shown as columns; more runs are rows. */
  private static final int COLUMNS = 8;

  private static final int DIGITS = 4;
  private static final String OTHERS = "Other terms";

  /** A group of rows; {@code columns} is the number of cells in a row. */
  record Group(String title, int columns, List<Row> rows) {}

  /** A measure and its value for each run. */
  record Row(String name, String meaning, List<Cell> cells) {}

  /** The name of a measure and its meaning. */
  record Meaning(String name, String text) {}

  /** Whether runs are columns. */
  boolean hasColumns() {
    return !groups.isEmpty();
  }

  static SideBySide of(List<MeasureRow> values) {
    List<String> runs = values.stream().map(MeasureRow::run).distinct().toList();
    Map<String, Map<String, MeasureRow>> byMeasure = new LinkedHashMap<>();
    for (MeasureRow value : values) {
      byMeasure
          .computeIfAbsent(value.measure(), absent -> new LinkedHashMap<>())
          .put(value.run(), value);
    }
    Map<String, List<String>> grouped = grouped(byMeasure.keySet());
    boolean areColumns = runs.size() <= COLUMNS;
    List<Group> groups = new ArrayList<>();
    List<PageTable> tables = new ArrayList<>();
    List<Meaning> meanings = new ArrayList<>();
    grouped.forEach(
        (title, keys) -> {
          if (areColumns) {
            groups.add(
                new Group(
                    title,
                    runs.size() + 1,
                    keys.stream().map(key -> row(key, runs, byMeasure.get(key))).toList()));
          } else {
            tables.add(table(title, keys, runs, byMeasure));
          }
          keys.stream()
              .map(key -> new Meaning(ColumnTitle.heading(key), meaning(key)))
              .forEach(meanings::add);
        });
    return new SideBySide(runs, groups, tables, meanings);
  }

  /** The existing measures, in the order and groups of the catalogue; unknown ones last. */
  private static Map<String, List<String>> grouped(Set<String> keys) {
    Set<String> unknown = new LinkedHashSet<>(keys);
    Map<String, List<String>> grouped = new LinkedHashMap<>();
    for (Quantity measure : MeasureCatalogue.measures()) {
      if (unknown.remove(measure.key())) {
        grouped
            .computeIfAbsent(measure.group().heading(), absent -> new ArrayList<>())
            .add(measure.key());
      }
    }
    if (!unknown.isEmpty()) {
      grouped.put(OTHERS, List.copyOf(unknown));
    }
    return grouped;
  }

  private static Row row(String key, List<String> runs, Map<String, MeasureRow> values) {
    return new Row(
        name(key), meaning(key), runs.stream().map(run -> cell(values.get(run))).toList());
  }

  private static PageTable table(
      String title,
      List<String> keys,
      List<String> runs,
      Map<String, Map<String, MeasureRow>> byMeasure) {
    List<Heading> headings = new ArrayList<>(List.of(Heading.text("Run")));
    keys.forEach(key -> headings.add(Heading.number(name(key))));
    List<PageTable.Row> rows = new ArrayList<>();
    for (String run : runs) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.text(run)));
      keys.forEach(key -> cells.add(cell(byMeasure.get(key).get(run))));
      rows.add(PageTable.Row.of("", cells));
    }
    return new PageTable(title, headings, rows, List.of());
  }

  /** The name with an arrow to the better side, if there is one. */
  private static String name(String key) {
    String arrow =
        switch (MeasureCatalogue.find(key).map(Quantity::better).orElse(Better.NEITHER)) {
          case HIGHER -> "\u00a0↑";
          case LOWER -> "\u00a0↓";
          case NEITHER -> "";
        };
    return ColumnTitle.heading(key) + arrow;
  }

  private static String meaning(String key) {
    return MeasureCatalogue.find(key)
        .map(Quantity::sentenceWithUnit)
        .orElse("a term of the loss that this program does not know");
  }

  private static Cell cell(MeasureRow value) {
    if (value == null) {
      return Cell.blank();
    }
    String full = NumberText.full(value.value());
    OptionalDouble error = value.standardError();
    if (error.isEmpty() || !(error.getAsDouble() > 0)) {
      return new Cell(NumberText.significant(value.value(), DIGITS), full, full, true);
    }
    // The error has two digits, and the value as many decimals as the error.
    int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(error.getAsDouble())));
    return new Cell(
        NumberText.rounded(value.value(), decimals)
            + "\u00a0±\u00a0"
            + NumberText.rounded(error.getAsDouble(), decimals),
        full + " ± " + NumberText.full(error.getAsDouble()),
        full,
        true);
  }
}
