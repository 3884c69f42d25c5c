package org.disentangle.cli.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.ScoreRow;

/**
 * Scores as lines of a terminal: a line a score, a column a run with the value and, in brackets,
 * its chance level.
 */
final class ScoreLines {
  private static final int DECIMALS = 4;
  private static final String NONE = "-";

  private ScoreLines() {}

  /** A heading, and a line for each score that a run has. */
  static List<String> of(List<ScoreRow> rows) {
    List<String> runs = rows.stream().map(ScoreRow::run).distinct().toList();
    List<List<String>> lines = new ArrayList<>();
    lines.add(Stream.concat(Stream.of("score (chance)"), runs.stream()).toList());
    rows.stream()
        .map(ScoreRow::score)
        .distinct()
        .forEach(
            score ->
                lines.add(
                    Stream.concat(
                            Stream.of(score), runs.stream().map(run -> cell(rows, score, run)))
                        .toList()));
    int[] widths =
        IntStream.range(0, runs.size() + 1)
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    return lines.stream().map(line -> line(line, widths)).toList();
  }

  private static String cell(List<ScoreRow> rows, String score, String run) {
    return rows.stream()
        .filter(row -> row.score().equals(score) && row.run().equals(run))
        .findFirst()
        .map(
            row ->
                NumberText.rounded(row.value(), DECIMALS)
                    + " ("
                    + (row.chance().isPresent()
                        ? NumberText.rounded(row.chance().getAsDouble(), DECIMALS)
                        : NONE)
                    + ")")
        .orElse(NONE);
  }

  private static String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - cells.get(i).length());
      line.append(i == 0 ? cells.get(i) + padding : "  " + padding + cells.get(i));
    }
    return line.toString();
  }
}
