package org.disentangle.report.page;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.ClaimRunRow;

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

  /** Draws the runs of two trials; nothing if one of them has no number. */
  static Optional<DotPlot> of(List<ClaimRunRow> baseline, List<ClaimRunRow> variant) {
    double[] all =
        Stream.of(baseline, variant)
            .flatMapToDouble(runs -> DoubleStream.of(values(runs)))
            .sorted()
            .toArray();
    if (values(baseline).length == 0 || values(variant).length == 0) {
      return Optional.empty();
    }
    double least = all[0];
    double greatest = all[all.length - 1];
    return Optional.of(
        new DotPlot(
            dots(baseline, least, greatest),
            dots(variant, least, greatest),
            NumberText.significant(least, DIGITS),
            NumberText.significant(greatest, DIGITS)));
  }

  private static Dots dots(List<ClaimRunRow> runs, double least, double greatest) {
    List<Dot> dots =
        runs.stream()
            .filter(run -> run.value().isPresent())
            .map(
                run -> {
                  double value = run.value().getAsDouble();
                  return new Dot(
                      place(value, least, greatest), run.run() + ": " + NumberText.full(value));
                })
            .toList();
    double mean = DoubleStream.of(values(runs)).average().orElseThrow();
    return new Dots(dots, place(mean, least, greatest));
  }

  /** In the middle where all numbers are one. */
  private static String place(double value, double least, double greatest) {
    double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
    return NumberText.rounded(MARGIN + share * (100 - 2 * MARGIN), 2);
  }

  private static double[] values(List<ClaimRunRow> runs) {
    return runs.stream()
        .map(ClaimRunRow::value)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
