package org.disentangle.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StudyTablesTest {

  /** Rows without some columns, as those of several families are, keep the order of the file. */
  @Test
  void columnsOfRowsWithGapsStandInOrder() {
    assertEquals(
        List.of("loss", "kl", "total_correlation", "validation_loss"),
        StudyTables.columns(
            Stream.of(
                row("loss", "kl", "validation_loss"),
                row("loss", "total_correlation", "validation_loss"))));
    assertEquals(List.of(), StudyTables.columns(Stream.of()));
  }

  private static Map<String, Double> row(String... columns) {
    Map<String, Double> row = new LinkedHashMap<>();
    for (String column : columns) {
      row.put(column, 1.0);
    }
    return row;
  }
}
