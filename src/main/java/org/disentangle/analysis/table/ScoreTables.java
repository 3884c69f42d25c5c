package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.score.Scores;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.LeftOutRow;
import org.disentangle.table.row.ScoreRow;
import tech.tablesaw.api.Table;

/** The tables of disentanglement scores: {@code scores}, {@code left_out}, {@code mig_bins}. */
public final class ScoreTables {
  private static final int[] BINS = {10, 20, 50, 100};

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
  public static Table migByBins(
      List<MeasuredCodes> runs, ImageSample sample, AnalysisConfig config) {
    OptionalDouble[] ceilings =
        Arrays.stream(BINS)
            .mapToObj(
                bins ->
                    PerfectCode.gap(sample.labels(), bins).stream()
                        .mapToDouble(MutualInformationGap::score)
                        .findFirst())
            .toArray(OptionalDouble[]::new);
    return Schema.of(BinnedGapRow.class)
        .table(
            runs.stream()
                .filter(run -> run.gap().isPresent())
                .flatMap(
                    run -> {
                      LabelledCodes codes = sample.labelled(run.representation());
                      return IntStream.range(0, BINS.length)
                          .mapToObj(b -> row(run.run(), codes, BINS[b], ceilings[b], config));
                    }));
  }

  private static BinnedGapRow row(
      String run, LabelledCodes codes, int bins, OptionalDouble ceiling, AnalysisConfig config) {
    ScoreEstimate gap = Scores.gap(codes, bins, config);
    return new BinnedGapRow(run, bins, gap.value(), ceiling, Blank.ifNaN(gap.chance()));
  }
}
