package org.disentangle.analysis.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.LeftOutRow;
import org.disentangle.table.row.ScoreRow;
import tech.tablesaw.api.Table;

/** The tables of disentanglement scores: {@code scores}, {@code left_out}, {@code mig_bins}. */
public final class ScoreTables {
  private ScoreTables() {}

  /**
   * {@code left_out}: what is not defined, with the reason. The table exists only if it has a row.
   *
   * @param leftOut by the name of the run
   */
  public static List<Table> leftOut(Map<String, List<LeftOut>> leftOut) {
    Table table =
        Schema.of(LeftOutRow.class)
            .table(
                leftOut.entrySet().stream()
                    .flatMap(
                        run ->
                            run.getValue().stream()
                                .map(
                                    each ->
                                        new LeftOutRow(
                                            run.getKey(),
                                            each.score(),
                                            each.factor(),
                                            each.reason()))));
    return table.isEmpty() ? List.of() : List.of(table);
  }

  /** {@code scores}: every score of each run; what is not defined has no row. */
  public static Table scores(List<MeasuredCodes> runs) {
    return Schema.of(ScoreRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        run.scores().estimates().stream()
                            .map(
                                score ->
                                    new ScoreRow(
                                        run.run(),
                                        score.score(),
                                        score.value(),
                                        Blank.ifNaN(score.chance()),
                                        Blank.ifNaN(score.low()),
                                        Blank.ifNaN(score.high())))));
  }

  /** The gap with latents cut into other numbers of bins, that of a perfect code, and chance. */
  public static Table migByBins(List<MeasuredCodes> runs, ImageSample sample) {
    Map<Integer, OptionalDouble> ceilings = new HashMap<>();
    runs.stream()
        .flatMap(run -> run.gapsByBins().keySet().stream())
        .distinct()
        .forEach(
            bins ->
                ceilings.put(
                    bins,
                    PerfectCode.gap(sample.labels(), bins).stream()
                        .mapToDouble(MutualInformationGap::score)
                        .findFirst()));
    return Schema.of(BinnedGapRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        run.gapsByBins().entrySet().stream()
                            .map(
                                gap ->
                                    new BinnedGapRow(
                                        run.run(),
                                        gap.getKey(),
                                        gap.getValue().value(),
                                        ceilings.get(gap.getKey()),
                                        Blank.ifNaN(gap.getValue().chance())))));
  }
}
