package org.disentangle.analysis.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.run.PairedLatents;
import org.disentangle.table.Schema;
import org.disentangle.table.row.PairedLatentRow;
import tech.tablesaw.api.Table;

/** The table {@code paired_latents}, of runs that learned from pairs. */
public final class PairedLatentsTable {
  private PairedLatentsTable() {}

  /** One row for each latent and factor. */
  public static Table of(List<MeasuredRun> runs) {
    return Schema.of(PairedLatentRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        run.paired().stream()
                            .flatMap(paired -> paired.factors().stream())
                            .flatMap(factor -> rows(run.run(), factor))));
  }

  private static Stream<PairedLatentRow> rows(String run, PairedLatents.OfFactor factor) {
    return IntStream.range(0, factor.ownShares().size())
        .mapToObj(
            latent ->
                new PairedLatentRow(
                    run, factor.factor(), latent, factor.ownShares().get(latent), factor.pairs()));
  }
}
