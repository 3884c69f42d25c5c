package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.List;

/**
 * A number of the analyzed images that gives others a scale: a row of {@code references.csv}.
 *
 * @param reference what it is called
 * @param factor what it is of; empty where it is of no single factor
 * @param value the number
 * @param text what it is, in words
 */
public record ReferenceRow(String reference, String factor, double value, String text) {

  static List<ReferenceRow> read(Path folder) {
    return StudyTables.read(
        folder,
        "references.csv",
        List.of("reference", "factor", "value", "text"),
        (table, row) ->
            new ReferenceRow(
                table.text(row, "reference"),
                table.text(row, "factor"),
                table.number(row, "value"),
                table.text(row, "text")));
  }
}
