package org.disentangle.analysis.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.LatentValues;
import org.disentangle.math.Matrix;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.table.Schema;
import org.disentangle.table.row.LatentValueRow;
import tech.tablesaw.api.Table;

/** The table {@code latent_values}: the values of quantised latents and how often each is taken. */
public final class LatentValueTable {
  private LatentValueTable() {}

  /**
   * The table; none if no run has quantised latents.
   *
   * @throws UserErrorException if a code is no index of a value of its latent
   */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<LatentValueRow> rows =
        runs.stream()
            .flatMap(
                run -> rows(run.run(), run.codes().representation(), run.folder().latentValues()))
            .toList();
    return rows.isEmpty()
        ? List.of()
        : List.of(Schema.of(LatentValueRow.class).table(rows.stream()));
  }

  private static Stream<LatentValueRow> rows(String run, Matrix codes, List<LatentValues> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .flatMap(latent -> rows(run, latent, codes.column(latent), values.get(latent)));
  }

  private static Stream<LatentValueRow> rows(
      String run, int latent, double[] codes, LatentValues values) {
    int[] counts = new int[values.getValueCount()];
    for (double code : codes) {
      if (code != Math.rint(code) || code < 0 || code >= counts.length) {
        throw new UserErrorException(
            "the model %s gives %s for latent %s, but its run record says that these are indices of %s values; export it again"
                .formatted(run, code, latent, counts.length));
      }
      counts[(int) code]++;
    }
    return IntStream.range(0, counts.length)
        .mapToObj(
            index ->
                new LatentValueRow(
                    run,
                    latent,
                    index,
                    ShortestDecimal.widen(values.getValue(index)),
                    counts[index],
                    (double) counts[index] / codes.length));
  }
}
