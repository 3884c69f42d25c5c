package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import tech.tablesaw.api.Table;

/** Reads single numbers of the table of measures. */
final class MeasuresTable {
  private MeasuresTable() {}

  /** The one value of a measure of a run. */
  static double value(Analysis found, String run, String measure) {
    Table measures = found.table("measures");
    Table rows =
        measures.where(
            measures
                .stringColumn("run")
                .isEqualTo(run)
                .and(measures.stringColumn("measure").isEqualTo(measure)));
    assertEquals(1, rows.rowCount(), measure + " of " + run);
    return rows.row(0).getDouble("value");
  }
}
