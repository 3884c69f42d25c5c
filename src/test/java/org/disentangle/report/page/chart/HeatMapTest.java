package org.disentangle.report.page.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.table.row.InformationRow;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  private static HeatMap.Column column(double... nats) {
    List<InformationRow> rows =
        IntStream.range(0, nats.length)
            .mapToObj(
                latent ->
                    new InformationRow(
                        "run",
                        "hue",
                        latent,
                        nats[latent],
                        2,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()))
            .toList();
    return HeatMap.of("run", rows).factors().get(0);
  }

  /** A gap is to the second best, and is not defined without one, in no table of the page. */
  @Test
  void oneLatentHasNoGap() {
    assertEquals("0.2500", column(0.25, 0.75).gap());
    assertEquals("–", column(0.75).gap());
    assertEquals("not given", column(0.75).fullGap());
  }
}
