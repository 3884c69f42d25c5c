package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ClaimRow;

/**
 * The runs of two trials along one line of numbers, each a dot: from the smallest number of all of
 * them to the largest.
 *
 * @param baseline above
 * @param variant below
 * @param least the number at the left end
 * @param greatest the number at the right end
 */
record DotPlot(Dots baseline, Dots variant, String least, String greatest) {
  private static final int DIGITS = 4;

  /** Room at both ends, in percent of the line, so that no dot is cut. */
  private static final double MARGIN = 3;

  /** The runs of one trial, and where on the line their mean lies, in percent. */
  record Dots(List<Dot> runs, String mean) {}

  /** Where on the line a run lies, in percent, and what is said of it. */
  record Dot(String place, String label) {}

  /** Draws the runs of a claim; nothing if one of its trials has no number. */
  static Optional<DotPlot> of(ClaimRow claim) {
    double[] baseline = values(claim.baseline());
    double[] variant = values(claim.variant());
    if (baseline.length == 0 || variant.length == 0) {
      return Optional.empty();
    }
    double[] all =
        DoubleStream.concat(DoubleStream.of(baseline), DoubleStream.of(variant)).sorted().toArray();
    double least = all[0];
    double greatest = all[all.length - 1];
    return Optional.of(
        new DotPlot(
            dots(claim.baseline(), least, greatest),
            dots(claim.variant(), least, greatest),
            NumberText.significant(least, DIGITS),
            NumberText.significant(greatest, DIGITS)));
  }

  private static Dots dots(ClaimRow.Trial trial, double least, double greatest) {
    List<Dot> runs =
        trial.runs().stream()
            .filter(run -> run.value().isPresent())
            .map(
                run -> {
                  double value = run.value().getAsDouble();
                  return new Dot(
                      place(value, least, greatest), run.name() + ": " + NumberText.full(value));
                })
            .toList();
    double mean = DoubleStream.of(values(trial)).average().orElseThrow();
    return new Dots(runs, place(mean, least, greatest));
  }

  /** In the middle where all numbers are one. */
  private static String place(double value, double least, double greatest) {
    double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
    return NumberText.rounded(MARGIN + share * (100 - 2 * MARGIN), 2);
  }

  private static double[] values(ClaimRow.Trial trial) {
    return trial.runs().stream()
        .map(ClaimRow.Run::value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
