package org.disentangle.analysis.table;

import java.util.Arrays;
import java.util.List;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.PerfectCode;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.score.ScoreEstimate;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of how disentangled the codes are: {@code scores}, {@code mig_bins}. */
public final class ScoreTables {
  private static final int[] BINS = {10, 20, 50, 100};

  private ScoreTables() {}

  /**
   * {@code scores}: run, score, value, chance (the mean with the factors shuffled, or with each
   * latent shuffled by itself for scores without factors), low and high (the 95 % interval; blank
   * where there is none). What is not defined has no row.
   */
  public static Table scores(List<MeasuredRun> runs) {
    StringColumn run = StringColumn.create("run");
    StringColumn name = StringColumn.create("score");
    DoubleColumn value = DoubleColumn.create("value");
    DoubleColumn chance = DoubleColumn.create("chance");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    for (MeasuredRun measured : runs) {
      for (ScoreEstimate score : measured.scores()) {
        run.append(measured.run());
        name.append(score.score());
        value.append(score.value());
        chance.append(score.chance());
        low.append(score.low());
        high.append(score.high());
      }
    }
    return Table.create("scores", run, name, value, chance, low, high);
  }

  /**
   * {@code mig_bins}: run, bins, mig (of latents cut into so many bins) and ceiling (of a code
   * whose latents are the factors themselves, cut into as many).
   */
  public static Table migByBins(List<MeasuredRun> runs, ImageSample sample) {
    double[] ceilings = ceilings(sample.classes());
    StringColumn run = StringColumn.create("run");
    IntColumn bins = IntColumn.create("bins");
    DoubleColumn mig = DoubleColumn.create("mig");
    DoubleColumn ceiling = DoubleColumn.create("ceiling");
    for (MeasuredRun measured : runs) {
      if (measured.gap().isPresent()) {
        for (int b = 0; b < BINS.length; b++) {
          run.append(measured.run());
          bins.append(BINS[b]);
          mig.append(MutualInformationGap.of(measured.codes(), sample.classes(), BINS[b]).score());
          ceiling.append(ceilings[b]);
        }
      }
    }
    return Table.create("mig_bins", run, bins, mig, ceiling);
  }

  /** The gap of a perfect code by number of bins; NaN where it has none. */
  private static double[] ceilings(int[][] classes) {
    return Arrays.stream(BINS)
        .mapToDouble(
            bins ->
                PerfectCode.gap(classes, bins).map(MutualInformationGap::score).orElse(Double.NaN))
        .toArray();
  }
}
