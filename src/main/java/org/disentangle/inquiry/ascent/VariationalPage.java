package org.disentangle.inquiry.ascent;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.page.Page;
import org.disentangle.page.Resource;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.AscentPlan;
import org.disentangle.pgm.bound.Derivation;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.disentangle.pgm.bound.GradientSample;
import org.disentangle.pgm.bound.VariationalStudy;
import org.disentangle.table.Schema;

/**
 * The page, in the order of its template.
 *
 * @param style sheets, inserted unchanged
 * @param x the observation
 * @param best θ*
 * @param evidence ln p(x)
 * @param derivation step by step
 * @param boundOverRate SVG
 * @param boundOverLogRate SVG
 * @param plan the settings of the ascents
 * @param convergence SVG
 * @param legend of the convergence chart
 * @param ascents one row each
 * @param points the rates that gradients were sampled at
 * @param estimators one row each
 * @param files the schemas of the CSV files
 */
record VariationalPage(
    String style,
    String x,
    String best,
    String evidence,
    List<DerivationStep> derivation,
    String boundOverRate,
    String boundOverLogRate,
    Plan plan,
    String convergence,
    List<ConvergenceChart.Key> legend,
    List<AscentRow> ascents,
    List<Point> points,
    List<EstimatorRow> estimators,
    List<Schema<?>> files) {
  private static final int DIGITS = 6;

  /** A step of the derivation; {@code value} is empty if the step has no single number. */
  record DerivationStep(String name, Formula formula, String value, Formula reason) {}

  /** The numbers of the ascents. */
  record Plan(
      Formula stepSize,
      String steps,
      int batch,
      String limit,
      int seed,
      int firstCounted,
      String draws) {}

  /** How one ascent ended. */
  record AscentRow(
      String estimator,
      String start,
      String last,
      String error,
      String mean,
      String noise,
      String gap) {}

  /** A θ that gradients were sampled at, and the exact slope there. */
  record Point(String rate, String slope) {}

  /** One estimator's noise at each point. */
  record EstimatorRow(String name, String formula, String remark, List<Noise> noise) {}

  /** Standard deviations of one draw. */
  record Noise(String measured, String exact) {}

  /** Renders the page. */
  static String of(VariationalStudy study) {
    return Page.write(VariationalPage.class, "variational", view(study));
  }

  /** The content of the page. */
  static VariationalPage view(VariationalStudy study) {
    ExponentialModel model = study.model();
    return new VariationalPage(
        Page.style() + Resource.text(VariationalPage.class, "variational.css"),
        number(model.x()),
        number(model.bestRate()),
        number(model.logEvidence()),
        Derivation.of(model).stream().map(VariationalPage::step).toList(),
        BoundCurve.overRate(model).svg(),
        BoundCurve.overLogRate(model).svg(),
        plan(study),
        ConvergenceChart.of(study).svg(),
        ConvergenceChart.legend(study),
        study.ascents().stream().map(ascent -> row(study, ascent)).toList(),
        rates(study).map(rate -> new Point(number(rate), number(model.slope(rate)))).toList(),
        Stream.of(GradientEstimator.values()).map(each -> row(study, each)).toList(),
        StudyRow.TABLES);
  }

  private static DerivationStep step(Derivation.Step step) {
    return new DerivationStep(
        step.name(),
        Formula.of(step.formula()),
        step.value().isPresent() ? number(step.value().getAsDouble()) : "",
        Formula.of(step.reason()));
  }

  private static Plan plan(VariationalStudy study) {
    AscentPlan plan = study.plan();
    return new Plan(
        Formula.of(AscentPlan.STEP_SIZE_FORMULA),
        grouped(plan.steps()),
        plan.batch(),
        number(AscentPlan.GRADIENT_LIMIT),
        plan.seed(),
        plan.firstCounted() + 1,
        grouped(study.samples().get(0).draws()));
  }

  private static AscentRow row(VariationalStudy study, Ascent ascent) {
    return new AscentRow(
        ascent.estimator().key(),
        number(ascent.start()),
        NumberText.rounded(ascent.last(), DIGITS),
        NumberText.significant(ascent.last() - study.model().bestRate(), 2).replace('-', '−'),
        NumberText.rounded(ascent.mean(study.plan()), DIGITS),
        NumberText.significant(ascent.standardError(study.model(), study.plan()), 2),
        NumberText.significant(study.model().gap(ascent.last()), 2));
  }

  private static EstimatorRow row(VariationalStudy study, GradientEstimator estimator) {
    List<Noise> noise =
        study.samples().stream()
            .filter(sample -> sample.estimator() == estimator)
            .map(
                sample ->
                    new Noise(
                        NumberText.significant(sample.standardDeviation(), 3),
                        NumberText.significant(
                            estimator.standardDeviation(study.model(), sample.rate()), 3)))
            .toList();
    return new EstimatorRow(estimator.key(), estimator.formula(), estimator.remark(), noise);
  }

  private static Stream<Double> rates(VariationalStudy study) {
    return study.samples().stream().map(GradientSample::rate).distinct();
  }

  private static String grouped(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Six significant digits. */
  static String number(double value) {
    return NumberText.significant(value, DIGITS).replace('-', '−');
  }
}
