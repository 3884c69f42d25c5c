package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.ScoreRow;
import tech.tablesaw.api.Table;

/** The tables of how disentangled the codes are: {@code scores}, {@code mig_bins}. */
public final class ScoreTables {
  private static final int[] BINS = {10, 20, 50, 100};

  private ScoreTables() {}

  /** Every score of each run; what is not defined has no row. */
  public static Table scores(List<MeasuredRun> runs) {
    return Schema.of(ScoreRow.class)
        .table(
            runs.stream()
                .flatMap(
                    run ->
                        run.scores().stream()
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

  /** The gap with latents cut into other numbers of bins, and that of a perfect code. */
  public static Table migByBins(List<MeasuredRun> runs, ImageSample sample) {
    OptionalDouble[] ceilings =
        Arrays.stream(BINS)
            .mapToObj(
                bins ->
                    PerfectCode.gap(sample.classes(), bins).stream()
                        .mapToDouble(MutualInformationGap::score)
                        .findFirst())
            .toArray(OptionalDouble[]::new);
    return Schema.of(BinnedGapRow.class)
        .table(
            runs.stream()
                .filter(run -> run.gap().isPresent())
                .flatMap(
                    run ->
                        IntStream.range(0, BINS.length)
                            .mapToObj(
                                b ->
                                    new BinnedGapRow(
                                        run.run(),
                                        BINS[b],
                                        MutualInformationGap.of(
                                                run.codes(), sample.classes(), BINS[b])
                                            .score(),
                                        ceilings[b]))));
  }
}
