package org.disentangle.inquiry.ascent;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.inquiry.ascent.LineChart.Axis;
import org.disentangle.inquiry.ascent.LineChart.Line;
import org.disentangle.page.NumberText;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.VariationalStudy;

/**
 * The convergence chart: the distance of each ascent from θ* at each step, on two logarithmic axes.
 */
final class ConvergenceChart {
  /** Points of a line for each decade of steps. */
  private static final int POINTS_PER_DECADE = 60;

  private static final double SMALLEST = 1e-13;
  private static final int DIGITS = 4;

  private ConvergenceChart() {}

  /**
   * An entry of the legend.
   *
   * @param style of its line
   * @param text the name of the line
   */
  record Key(String style, String text) {}

  /** The chart. */
  static LineChart of(VariationalStudy study) {
    List<Line> lines = new ArrayList<>();
    double smallest = 1;
    double largest = 1;
    for (Ascent ascent : study.ascents()) {
      Line line = line(study, ascent);
      for (double error : line.y()) {
        smallest = Math.min(smallest, error);
        largest = Math.max(largest, error);
      }
      lines.add(line);
    }
    return new LineChart(
        "Distance of each ascent to θ* by step; the table below has the ends.",
        Axis.logarithmic("step", 1, Math.max(2, study.plan().steps())),
        Axis.logarithmic("|θ − θ*| / θ*", smallest / 2, 2 * largest),
        lines,
        List.of());
  }

  /** The legend: colour shows the estimator, dashes show the start. */
  static List<Key> legend(VariationalStudy study) {
    return study.ascents().stream()
        .map(
            ascent ->
                new Key(
                    style(study, ascent),
                    ascent.estimator().key()
                        + " from "
                        + NumberText.significant(ascent.start(), DIGITS)))
        .toList();
  }

  private static Line line(VariationalStudy study, Ascent ascent) {
    double best = study.model().bestRate();
    List<Integer> steps = new ArrayList<>();
    long cell = -1;
    for (int step = 1; step <= ascent.steps(); step++) {
      long next = (long) Math.floor(POINTS_PER_DECADE * Math.log10(step));
      if (next != cell || step == ascent.steps()) {
        steps.add(step);
        cell = next;
      }
    }
    return new Line(
        steps.stream().mapToDouble(Integer::doubleValue).toArray(),
        steps.stream()
            .mapToDouble(step -> Math.abs(ascent.rates()[step] / best - 1))
            // An error of 0 has no place on a logarithmic axis.
            .map(error -> Math.max(error, SMALLEST))
            .toArray(),
        style(study, ascent));
  }

  private static String style(VariationalStudy study, Ascent ascent) {
    List<Double> starts = study.ascents().stream().map(Ascent::start).distinct().toList();
    return ascent.estimator().key() + " start-" + starts.indexOf(ascent.start()) % 4;
  }
}
