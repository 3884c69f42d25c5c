package org.disentangle.report.page.chart;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.table.row.ClaimRunRow;

/**
 * A dot plot of the runs of two trials on one axis, from the smallest number of all runs to the
 * largest.
 *
 * @param baseline above
 * @param variant below
 * @param least the number at the left end
 * @param greatest the number at the right end
 */
public record DotPlot(Dots baseline, Dots variant, String least, String greatest) {
  private static final int DIGITS = 4;

  /** The margin at both ends, in percent of the axis, so that no dot is cut off. */
  private static final double MARGIN = 3;

  /** The runs of one trial, and the position of their mean on the axis, in percent. */
  public record Dots(List<Dot> runs, String mean) {}

  /** The position of a run on the axis, in percent, and its text. */
  public record Dot(String place, String label) {}

  /** Draws the runs of two trials; empty if one of them has no number. */
  public static Optional<DotPlot> of(List<ClaimRunRow> baseline, List<ClaimRunRow> variant) {
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

  /** The position on the axis; the middle if all numbers are equal. */
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
