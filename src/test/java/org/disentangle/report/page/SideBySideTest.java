package org.disentangle.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.report.page.table.PageTable;
import org.disentangle.table.row.MeasureRow;
import org.junit.jupiter.api.Test;

/** Runs stand in columns as long as there are few. */
final class SideBySideTest {
  @Test
  void manyRunsAreRows() {
    List<MeasureRow> values =
        IntStream.range(0, 9)
            .mapToObj(i -> new MeasureRow("r" + i, "beta-VAE", "mig", i, OptionalDouble.empty()))
            .toList();
    SideBySide many = SideBySide.of(values);
    assertFalse(many.hasColumns());
    assertEquals(
        List.of("Disentanglement"), many.tables().stream().map(PageTable::caption).toList());
    assertEquals(9, many.tables().get(0).rows().size());
    assertEquals("MIG\u00a0↑", many.tables().get(0).headings().get(1).text());
    assertTrue(SideBySide.of(values.subList(0, 8)).hasColumns());
  }
}
