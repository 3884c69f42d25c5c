package org.disentangle.inquiry.ascent;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.ExponentialModel.LowerBound;
import org.disentangle.pgm.bound.GradientSample;
import org.disentangle.pgm.bound.VariationalStudy;
import org.disentangle.table.Schema;
import org.disentangle.table.TableFile;
import tech.tablesaw.api.Table;

/** A row of a CSV file of a variational study. Numbers are nats or rates. */
sealed interface StudyRow {
  /** The tables of these rows, in the order in which the page explains them. */
  List<Schema<?>> TABLES =
      Stream.of(BoundPoint.class, Step.class, Noise.class).<Schema<?>>map(Schema::of).toList();

  /** A point of the curve of the bound. */
  @TableFile(
      name = "elbo",
      sentence =
          "The evidence lower bound along θ with its three parts, its slope by θ, and what it lacks to ln p(x); nats.")
  record BoundPoint(
      double theta,
      double logTheta,
      double elbo,
      double expectedLogLikelihood,
      double expectedLogPrior,
      double entropy,
      double slope,
      double gap)
      implements StudyRow {
    private static BoundPoint of(ExponentialModel model, double theta) {
      LowerBound bound = model.lowerBound(theta);
      return new BoundPoint(
          theta,
          Math.log(theta),
          bound.value(),
          bound.likelihood(),
          bound.prior(),
          bound.entropy(),
          model.slope(theta),
          model.gap(theta));
    }
  }

  /** A step of an ascent. */
  @TableFile(
      name = "ascent",
      sentence =
          "θ after each step of each ascent (step 0 is the start), and the gap that is left, nats.")
  record Step(String estimator, double start, int step, double theta, double gap)
      implements StudyRow {}

  /** The noise of an estimator at one rate. */
  @TableFile(
      name = "gradients",
      sentence =
          "Estimates of the slope by θ from single draws: their exact mean (the slope itself), mean and standard deviation as measured, and the exact standard deviation.")
  record Noise(
      String estimator,
      int draws,
      double theta,
      double slope,
      double mean,
      double standardDeviation,
      double exactStandardDeviation)
      implements StudyRow {
    private static Noise of(ExponentialModel model, GradientSample sample) {
      return new Noise(
          sample.estimator().key(),
          sample.draws(),
          sample.rate(),
          model.slope(sample.rate()),
          sample.mean(),
          sample.standardDeviation(),
          sample.estimator().standardDeviation(model, sample.rate()));
    }
  }

  /** Every table of a study. */
  static List<Table> tables(VariationalStudy study) {
    ExponentialModel model = study.model();
    return List.of(
        Schema.of(BoundPoint.class)
            .table(
                Arrays.stream(BoundCurve.rates(model))
                    .mapToObj(theta -> BoundPoint.of(model, theta))),
        Schema.of(Step.class)
            .table(study.ascents().stream().flatMap(ascent -> steps(model, ascent))),
        Schema.of(Noise.class)
            .table(study.samples().stream().map(sample -> Noise.of(model, sample))));
  }

  private static Stream<Step> steps(ExponentialModel model, Ascent ascent) {
    return IntStream.range(0, ascent.rates().length)
        .mapToObj(
            step ->
                new Step(
                    ascent.estimator().key(),
                    ascent.start(),
                    step,
                    ascent.rates()[step],
                    model.gap(ascent.rates()[step])));
  }
}
