package org.disentangle.experiment.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.table.TableFile;
import tech.tablesaw.aggregate.AggregateFunctions;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.selection.Selection;

/**
 * A row of the summary: a measure at a point of the grid, over the seeds. Quartiles lie at (n +
 * 1)/4 and 3(n + 1)/4 of the sorted values, between two of them in proportion (type 6 of Hyndman
 * and Fan 1996), at an end where that is beyond it.
 *
 * @param point a value for each axis but the seed; blank where the base does not have it
 * @param n how many trials at this point have it
 */
@TableFile(
    name = "summary",
    sentence = "Each loss and score at each point of the grid: quartiles over the seeds.")
record SummaryRow(
    String base,
    Map<String, String> point,
    String measure,
    int n,
    double lowerQuartile,
    double median,
    double upperQuartile) {

  /**
   * Summarises the trials that succeeded, point after point.
   *
   * @param sweep the table of {@link SweepRow}
   * @param axes without the seed
   */
  static Stream<SummaryRow> of(Table sweep, List<String> axes, List<String> measures) {
    Map<List<String>, List<Integer>> points =
        IntStream.range(0, sweep.rowCount())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    row ->
                        Stream.concat(Stream.of("base"), axes.stream())
                            .map(name -> sweep.stringColumn(name).get(row))
                            .toList(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return points.values().stream()
        .map(rows -> Selection.with(rows.stream().mapToInt(Integer::intValue).toArray()))
        .map(sweep::where)
        .flatMap(trials -> measures.stream().flatMap(measure -> row(trials, axes, measure)));
  }

  private static Stream<SummaryRow> row(Table trials, List<String> axes, String measure) {
    DoubleColumn values = trials.doubleColumn(measure).removeMissing();
    if (values.isEmpty()) {
      return Stream.empty();
    }
    Map<String, String> point = new LinkedHashMap<>();
    axes.forEach(axis -> point.put(axis, trials.stringColumn(axis).get(0)));
    return Stream.of(
        new SummaryRow(
            trials.stringColumn("base").get(0),
            point,
            measure,
            values.size(),
            AggregateFunctions.quartile1.summarize(values),
            AggregateFunctions.median.summarize(values),
            AggregateFunctions.quartile3.summarize(values)));
  }
}
