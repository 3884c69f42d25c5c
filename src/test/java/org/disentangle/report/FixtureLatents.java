package org.disentangle.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.disentangle.table.Schema;
import org.disentangle.table.row.DensityRow;
import org.disentangle.table.row.ResponseRow;
import tech.tablesaw.api.Table;

/** What the latents of a made-up study do. */
record FixtureLatents(List<String> runs) {
  /** Latent 0 goes with the scale, 1 with the orientation, 2 stays. */
  Table responses() {
    List<ResponseRow> rows = new ArrayList<>();
    for (String run : runs) {
      for (int latent = 0; latent < 3; latent++) {
        for (int factor = 0; factor < FixtureStudy.FACTORS.size(); factor++) {
          boolean answers = latent < 2 && factor == latent + 1;
          for (int each = 0; each < FixtureStudy.SIZES[factor]; each++) {
            rows.add(
                new ResponseRow(
                    run,
                    latent,
                    FixtureStudy.FACTORS.get(factor),
                    each,
                    answers ? 2.0 * each / FixtureStudy.SIZES[factor] - 1 : 0.001 * latent,
                    OptionalDouble.of(answers ? 0.125 : 0.5),
                    100));
          }
        }
      }
    }
    return Schema.of(ResponseRow.class).table(rows.stream());
  }

  /** The first run draws from posteriors and prior, the others do neither. */
  Table densities() {
    List<DensityRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (int latent = 0; latent < 4; latent++) {
        for (int bin = 0; bin < 40; bin++) {
          double low = -4 + 0.2 * bin;
          double density = Math.exp(-low * low / 2) / Math.sqrt(2 * Math.PI);
          OptionalDouble drawn = i == 0 ? OptionalDouble.of(density) : OptionalDouble.empty();
          rows.add(
              new DensityRow(runs.get(i), latent, low, low + 0.2, bin == 20 ? 5 : 0, drawn, drawn));
        }
      }
    }
    return Schema.of(DensityRow.class).table(rows.stream());
  }
}
