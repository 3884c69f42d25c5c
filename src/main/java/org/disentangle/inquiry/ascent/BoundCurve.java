package org.disentangle.inquiry.ascent;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.disentangle.inquiry.ascent.LineChart.Axis;
import org.disentangle.inquiry.ascent.LineChart.Line;
import org.disentangle.inquiry.ascent.LineChart.Mark;
import org.disentangle.page.NumberText;
import org.disentangle.pgm.bound.ExponentialModel;

/** The curves of the bound: over θ, where it becomes convex, and over ln θ, where it does not. */
final class BoundCurve {
  /** The ends of the curve, in multiples of θ*: about 2 nats below the maximum. */
  private static final double FROM = 0.3;

  private static final double TO = 6;
  private static final int POINTS = 241;
  private static final int DIGITS = 5;

  private BoundCurve() {}

  /** The rates of the curve, evenly spaced in ln θ; θ* is one of them to rounding. */
  static double[] rates(ExponentialModel model) {
    double[] rates = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      rates[i] = model.bestRate() * FROM * Math.pow(TO / FROM, i / (POINTS - 1.0));
    }
    return rates;
  }

  /** Over θ, with the optimum and the inflection. */
  static LineChart overRate(ExponentialModel model) {
    double best = model.bestRate();
    double inflection = model.inflection();
    return chart(
        model,
        "θ",
        rate -> rate,
        Axis.linear("θ", 0, TO * best),
        List.of(
            new Mark(best, model.logEvidence(), optimum(model, "θ* = " + text(best)), "best"),
            new Mark(
                inflection,
                model.lowerBound(inflection).value(),
                "convex from 2(x + 1) on",
                "other")));
  }

  /** Over λ = ln θ, with the optimum. */
  static LineChart overLogRate(ExponentialModel model) {
    double best = Math.log(model.bestRate());
    return chart(
        model,
        "ln θ",
        Math::log,
        Axis.linear("λ = ln θ", best + Math.log(FROM), best + Math.log(TO)),
        List.of(new Mark(best, model.logEvidence(), optimum(model, "λ* = " + text(best)), "best")));
  }

  private static LineChart chart(
      ExponentialModel model,
      String over,
      DoubleUnaryOperator place,
      Axis horizontal,
      List<Mark> marks) {
    double[] rates = rates(model);
    double[] bounds = Arrays.stream(rates).map(rate -> model.lowerBound(rate).value()).toArray();
    double top = model.logEvidence();
    double lowest = Arrays.stream(bounds).min().orElseThrow();
    double[] places = Arrays.stream(rates).map(place).toArray();
    return new LineChart(
        "The evidence lower bound over "
            + over
            + ": it rises to "
            + text(top)
            + " at the optimum and falls on both sides.",
        horizontal,
        Axis.linear("ELBO, nats", lowest, top + 0.2 * (top - lowest)),
        List.of(
            new Line(
                new double[] {horizontal.from(), horizontal.to()},
                new double[] {top, top},
                "limit"),
            new Line(places, bounds, "bound")),
        marks);
  }

  private static String optimum(ExponentialModel model, String where) {
    return where + ", ln p(x) = " + text(model.logEvidence());
  }

  private static String text(double value) {
    return NumberText.significant(value, DIGITS).replace('-', '−');
  }
}
