package org.disentangle.analysis.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.run.MixtureComponents;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.MeasureRow;
import org.disentangle.table.row.MixtureComponentRow;
import tech.tablesaw.api.Table;

/**
 * The table {@code measures}, with one row for each measured number of each model, and the tables
 * {@code densities} and {@code components} with the details of some of them.
 */
public final class MeasureTables {
  private MeasureTables() {}

  /**
   * Every loss term of each model, then every measure of {@link
   * org.disentangle.analysis.score.MeasureCatalogue}; what is not defined has no row.
   */
  public static Table measures(List<MeasuredRun> runs) {
    return Schema.of(MeasureRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        values(run)
                            .map(
                                value ->
                                    new MeasureRow(
                                        run.run(),
                                        run.folder().family(),
                                        value.measure(),
                                        value.estimate().value(),
                                        Blank.ifNaN(value.estimate().standardError())))));
  }

  private static Stream<MeasuredValue> values(MeasuredRun run) {
    return Stream.concat(
            LossTables.trainingTerms(run).stream()
                .map(
                    term ->
                        new MeasuredValue(term, Estimate.of(run.losses().training().get(term)))),
            run.measures().stream())
        .filter(value -> value.estimate().isDefined());
  }

  /** The tables {@code densities} and {@code components}; each if it has a row. */
  public static List<Table> byPart(List<MeasuredRun> runs) {
    return Stream.of(
            LatentTables.densities(runs),
            Schema.of(MixtureComponentRow.class)
                .table(runs.stream().flatMap(MeasureTables::components)))
        .filter(table -> !table.isEmpty())
        .toList();
  }

  private static Stream<MixtureComponentRow> components(MeasuredRun run) {
    double[] shares = run.mixture().map(MixtureComponents::shares).orElse(new double[0]);
    return IntStream.range(0, shares.length)
        .mapToObj(component -> new MixtureComponentRow(run.run(), component, shares[component]));
  }
}
