package org.disentangle.analysis.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.metric.Sparsity;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ActiveShareRow;
import org.disentangle.table.row.SparsityRow;
import tech.tablesaw.api.Table;

/**
 * The tables of models whose codes contain exact zeros: {@code sparsity}, {@code active_share}. The
 * codes of quantised latents are indices: their 0 is a value like the others.
 */
public final class SparsityTables {
  private SparsityTables() {}

  /** A run and how sparse its codes are. */
  private record SparseRun(MeasuredRun run, Sparsity sparsity) {}

  /** Both tables; none if no code of any run holds a zero. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<SparseRun> sparse =
        runs.stream()
            .filter(run -> run.folder().latentValues().isEmpty())
            .filter(run -> run.codes().representation().columns() > 1)
            .map(run -> new SparseRun(run, Sparsity.of(run.codes().representation())))
            .filter(run -> run.sparsity().zeroShare() > 0)
            .toList();
    return sparse.isEmpty()
        ? List.of()
        : List.of(
            Schema.of(SparsityRow.class).table(sparse.stream().map(SparsityTables::sparsity)),
            Schema.of(ActiveShareRow.class)
                .table(sparse.stream().flatMap(SparsityTables::activeShares)));
  }

  private static SparsityRow sparsity(SparseRun sparse) {
    Sparsity sparsity = sparse.sparsity();
    return new SparsityRow(
        sparse.run().run(),
        sparse.run().folder().family(),
        sparse.run().beta(),
        sparsity.activeShares().size(),
        sparsity.zeroShare(),
        sparsity.hoyer(),
        sparsity.meanActive(),
        sparsity.silentShare());
  }

  private static Stream<ActiveShareRow> activeShares(SparseRun sparse) {
    List<Double> shares = sparse.sparsity().activeShares();
    return IntStream.range(0, shares.size())
        .mapToObj(latent -> new ActiveShareRow(sparse.run().run(), latent, shares.get(latent)));
  }
}
