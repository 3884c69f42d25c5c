package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredRun;
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
   * {@code scores}: every score of each run; what is not defined has no row there, but one with the
   * reason in {@code left_out}. That table exists only if it has a row.
   */
  public static List<Table> of(List<MeasuredRun> runs) {
    Table leftOut =
        Schema.of(LeftOutRow.class)
            .table(
                runs.stream()
                    .flatMap(
                        run ->
                            Stream.concat(
                                    run.scores().leftOut().stream(), run.unmeasured().stream())
                                .map(
                                    each ->
                                        new LeftOutRow(
                                            run.run(),
                                            each.score(),
                                            each.factor(),
                                            each.reason()))));
    return leftOut.isEmpty() ? List.of(scores(runs)) : List.of(scores(runs), leftOut);
  }

  private static Table scores(List<MeasuredRun> runs) {
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
  public static Table migByBins(List<MeasuredRun> runs, ImageSample sample, AnalysisConfig config) {
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
                      LabelledCodes codes = sample.labelled(run.codes());
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
