package org.disentangle.report.page.table;

import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.page.NumberText;

/**
 * A table of the page, ready for the template.
 *
 * @param caption a sentence above it
 * @param headings one per column
 * @param rows our numbers
 * @param references numbers from elsewhere, below ours and sorted separately
 */
public record PageTable(
    String caption, List<Heading> headings, List<Row> rows, List<Row> references) {

  /** Whether there is anything to compare with. */
  public boolean hasReferences() {
    return !references.isEmpty();
  }

  /** The head of a column; {@code isNumber} decides alignment and sorting. */
  public record Heading(String text, boolean isNumber) {
    public static Heading text(String text) {
      return new Heading(text, false);
    }

    public static Heading number(String text) {
      return new Heading(text, true);
    }
  }

  /**
   * A row; {@code kind} is a class of the style sheet, e.g. {@code seed}, or empty. The first cell
   * names the row.
   */
  public record Row(String kind, Cell name, List<Cell> cells) {
    public static Row of(String kind, List<Cell> cells) {
      return new Row(kind, cells.get(0), cells.subList(1, cells.size()));
    }
  }

  /**
   * A cell.
   *
   * @param text what is shown
   * @param full the full value, shown as a tooltip
   * @param sort the sort key
   * @param isNumber whether it is aligned to the right
   */
  public record Cell(String text, String full, String sort, boolean isNumber) {
    /** Sorts below every number that a table shows. */
    private static final String LOWEST = "-999999999999";

    public static Cell text(String text) {
      return new Cell(text, text, text, false);
    }

    /** Shows the first characters of a long value. */
    public static Cell shortened(String text, int length) {
      return new Cell(
          text.length() > length ? text.substring(0, length) + "…" : text, text, text, false);
    }

    public static Cell number(double value, int decimals) {
      return new Cell(
          NumberText.rounded(value, decimals),
          NumberText.full(value),
          Double.isFinite(value) ? NumberText.full(value) : LOWEST,
          true);
    }

    /** Shows all digits. */
    public static Cell exact(double value) {
      String full = NumberText.full(value);
      return new Cell(full, full, Double.isFinite(value) ? full : LOWEST, true);
    }

    public static Cell percent(double ratio) {
      return new Cell(
          NumberText.percent(ratio), NumberText.full(ratio), NumberText.full(ratio), true);
    }

    public static Cell blank() {
      return new Cell("–", "not given", LOWEST, true);
    }

    public static Cell exact(OptionalDouble value) {
      return value.isPresent() ? exact(value.getAsDouble()) : blank();
    }
  }
}
