package org.disentangle.analysis.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.picture.Traversals;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.table.Schema;
import org.disentangle.table.row.TraversalRow;
import tech.tablesaw.api.Table;

/** The table {@code traversals}: what the rows of the pictures of that name show. */
public final class TraversalTable {
  private TraversalTable() {}

  /** The table; none where no run has such a picture. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<TraversalRow> rows =
        runs.stream()
            .flatMap(
                run ->
                    run.pictures().traversals().stream()
                        .flatMap(traversals -> rows(run.run(), traversals)))
            .toList();
    return rows.isEmpty() ? List.of() : List.of(Schema.of(TraversalRow.class).table(rows.stream()));
  }

  private static Stream<TraversalRow> rows(String run, Traversals shown) {
    return IntStream.range(0, shown.latents().size())
        .mapToObj(
            i ->
                new TraversalRow(
                    run, i, shown.latents().get(i), shown.low(), shown.high(), shown.steps()));
  }
}
