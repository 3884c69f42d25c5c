package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.analysis.metric.Sparsity;
import org.disentangle.analysis.run.MeasuredRun;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of models whose codes hold exact zeros: {@code sparsity}, {@code active_share}. */
public final class SparsityTables {
  private SparsityTables() {}

  /** A run and how sparse its codes are. */
  private record SparseRun(MeasuredRun run, Sparsity sparsity) {}

  /** Both tables; none if no code of any run holds a zero. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<SparseRun> sparse =
        runs.stream()
            .filter(run -> run.codes().columns() > 1)
            .map(run -> new SparseRun(run, Sparsity.of(run.codes())))
            .filter(run -> run.sparsity().zeroShare() > 0)
            .toList();
    return sparse.isEmpty() ? List.of() : List.of(sparsity(sparse), activeShares(sparse));
  }

  /**
   * {@code sparsity}: run, model, beta, dimensions, zero_share (of all numbers), hoyer (mean over
   * the images, 0 to 1), mean_active (dimensions an image) and silent_share (of the images: those
   * whose code is all zero).
   */
  private static Table sparsity(List<SparseRun> runs) {
    IntColumn dimensions = IntColumn.create("dimensions");
    DoubleColumn zeroShare = DoubleColumn.create("zero_share");
    DoubleColumn hoyer = DoubleColumn.create("hoyer");
    DoubleColumn meanActive = DoubleColumn.create("mean_active");
    DoubleColumn silentShare = DoubleColumn.create("silent_share");
    List<MeasuredRun> measured = new ArrayList<>();
    for (SparseRun run : runs) {
      measured.add(run.run());
      dimensions.append(run.sparsity().activeShares().size());
      zeroShare.append(run.sparsity().zeroShare());
      hoyer.append(run.sparsity().hoyer());
      meanActive.append(run.sparsity().meanActive());
      silentShare.append(run.sparsity().silentShare());
    }
    return TableStart.of("sparsity", measured)
        .addColumns(dimensions, zeroShare, hoyer, meanActive, silentShare);
  }

  /** {@code active_share}: run, latent, share (of the images for which it is not 0). */
  private static Table activeShares(List<SparseRun> runs) {
    StringColumn name = StringColumn.create("run");
    IntColumn latent = IntColumn.create("latent");
    DoubleColumn share = DoubleColumn.create("share");
    for (SparseRun run : runs) {
      List<Double> shares = run.sparsity().activeShares();
      for (int d = 0; d < shares.size(); d++) {
        name.append(run.run().run());
        latent.append(d);
        share.append(shares.get(d));
      }
    }
    return Table.create("active_share", name, latent, share);
  }
}
