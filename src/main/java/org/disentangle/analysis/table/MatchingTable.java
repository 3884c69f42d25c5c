package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.agreement.LatentMatching;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.table.Schema;
import org.disentangle.table.row.MatchingRow;
import tech.tablesaw.api.Table;

/**
 * The table {@code matching}: which latents of one run answer to which of another, of each pair of
 * the first {@value #RUNS} runs whose codes have {@value #LATENTS} latents at most, by the first
 * {@value #SAMPLES} samples.
 */
public final class MatchingTable {
  /** More runs have too many pairs to be looked at. */
  private static final int RUNS = 6;

  /** Wider codes have too many latents to be looked at. */
  private static final int LATENTS = 64;

  private static final int SAMPLES = 10_000;

  private MatchingTable() {}

  /** No table if there is no such pair. */
  public static List<Table> of(List<MeasuredCodes> runs) {
    List<MeasuredCodes> compared =
        runs.stream().filter(run -> run.representation().columns() <= LATENTS).limit(RUNS).toList();
    if (compared.size() < 2) {
      return List.of();
    }
    int width =
        compared.stream().mapToInt(run -> run.representation().columns()).max().orElseThrow();
    List<MatchingRow> rows = new ArrayList<>();
    for (int first = 0; first < compared.size(); first++) {
      for (int second = first + 1; second < compared.size(); second++) {
        rows(compared.get(first), compared.get(second)).forEach(rows::add);
      }
    }
    return List.of(
        Schema.of(MatchingRow.class)
            .table(
                rows.stream(), IntStream.range(0, width).mapToObj(MatchingTable::latent).toList()));
  }

  private static Stream<MatchingRow> rows(MeasuredCodes run, MeasuredCodes other) {
    LatentMatching matching = LatentMatching.of(codes(run), codes(other));
    return IntStream.range(0, matching.matches().length)
        .mapToObj(
            latent ->
                new MatchingRow(
                    run.run(),
                    other.run(),
                    latent,
                    matching.match(latent),
                    matching.match(latent).stream()
                        .mapToObj(
                            match -> OptionalDouble.of(matching.correlations()[latent][match]))
                        .findFirst()
                        .orElse(OptionalDouble.empty()),
                    byLatent(matching.correlations()[latent])));
  }

  private static double[][] codes(MeasuredCodes run) {
    return run.representation().first(SAMPLES).toArray();
  }

  private static Map<String, Double> byLatent(double[] correlations) {
    Map<String, Double> byLatent = new LinkedHashMap<>();
    for (int latent = 0; latent < correlations.length; latent++) {
      byLatent.put(latent(latent), correlations[latent]);
    }
    return byLatent;
  }

  private static String latent(int index) {
    return "z" + index;
  }
}
