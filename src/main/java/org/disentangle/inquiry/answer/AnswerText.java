package org.disentangle.inquiry.answer;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.pgm.Listing;

/**
 * An answer as lines of text: the conclusion, then its explanation. Drawings and definitions of
 * terms are left out; the page has both.
 *
 * @param most rows of a table or steps that are shown
 * @param more the option that shows more of them, e.g. {@code --limit}
 * @param detailed whether to show the details of the computation
 */
public record AnswerText(int most, String more, boolean detailed) {
  private static final String INDENT = "  ";

  /** The same with the details of the computation. */
  public AnswerText inDetail() {
    return new AnswerText(most, more, true);
  }

  /** The lines, without line ends. */
  public List<String> lines(Answer answer) {
    List<String> lines = new ArrayList<>(List.of(answer.conclusion().sentence()));
    for (Section section : answer.sections()) {
      if (detailed || !section.detail()) {
        paragraph(lines, section.heading(), sentences(section));
        section
            .table()
            .filter(table -> !table.rows().listed().isEmpty())
            .ifPresent(table -> append(lines, section, table));
      }
    }
    return lines;
  }

  private List<String> sentences(Section section) {
    if (!section.steps()) {
      return section.sentences();
    }
    Listing<String> all = Listing.all(section.sentences());
    List<String> numbered = new ArrayList<>();
    for (String step : all.first(most).listed()) {
      numbered.add(numbered.size() + 1 + ". " + step);
    }
    numbered.addAll(rest(all));
    return numbered;
  }

  /**
   * Appends a table under its section's heading; without a heading, the table's caption serves as
   * one.
   */
  private void append(List<String> lines, Section section, Table table) {
    List<String> rows = new ArrayList<>(rows(table));
    rows.addAll(rest(table.rows()));
    if (section.heading().isEmpty()) {
      paragraph(lines, table.caption(), rows);
    } else if (section.sentences().isEmpty()) {
      paragraph(lines, section.heading(), rows);
    } else {
      rows.forEach(row -> lines.add(INDENT + row));
    }
  }

  private static void paragraph(List<String> lines, String heading, List<String> text) {
    if (!text.isEmpty()) {
      lines.add("");
      if (!heading.isEmpty()) {
        lines.add(heading);
      }
      text.forEach(line -> lines.add(heading.isEmpty() ? line : INDENT + line));
    }
  }

  /** A single row is printed from top to bottom, which is easier to read. */
  private List<String> rows(Table table) {
    List<List<String>> rows = new ArrayList<>();
    table.rows().first(most).listed().stream()
        .map(row -> row.stream().map(Cell::text).toList())
        .forEach(rows::add);
    List<String> headings = table.columns().stream().map(Table.Column::heading).toList();
    if (table.columns().size() == 1) {
      return rows.stream().map(row -> row.get(0)).toList();
    }
    if (table.rows().count().counted() == 1) {
      List<List<String>> turned = new ArrayList<>();
      for (int i = 0; i < headings.size(); i++) {
        turned.add(List.of(headings.get(i), rows.get(0).get(i)));
      }
      return aligned(turned, List.of(false, false));
    }
    rows.add(0, headings);
    return aligned(rows, table.columns().stream().map(Table.Column::isNumber).toList());
  }

  private static List<String> aligned(List<List<String>> rows, List<Boolean> toTheRight) {
    int[] widths = new int[toTheRight.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : INDENT);
        line.append(toTheRight.get(i) ? blanks + row.get(i) : row.get(i) + blanks);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** A note if not all rows are shown; a search that ended early has no more. */
  private List<String> rest(Listing<?> all) {
    Listing<?> shown = all.first(most);
    if (shown.complete()) {
      return List.of();
    }
    String part = "the first " + shown.count().counted() + " of " + all.count();
    return List.of(shown.equals(all) ? part : part + "; " + more + " shows more");
  }
}
