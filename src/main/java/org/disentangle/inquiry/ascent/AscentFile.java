package org.disentangle.inquiry.ascent;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.ExponentialModel.LowerBound;
import org.disentangle.pgm.bound.GradientSample;
import org.disentangle.pgm.bound.VariationalStudy;

/** The CSV files of the report. Numbers are nats or rates, with every digit. */
enum AscentFile {
  /** The curve of the bound. */
  ELBO(
      "elbo.csv",
      "The evidence lower bound along θ with its three parts, its slope by θ, and what it lacks to"
          + " ln p(x); nats.",
      "theta,log_theta,elbo,expected_log_likelihood,expected_log_prior,entropy,slope,gap") {
    @Override
    void rows(VariationalStudy study, StringBuilder text) {
      ExponentialModel model = study.model();
      for (double theta : BoundCurve.rates(model)) {
        LowerBound bound = model.lowerBound(theta);
        row(
            text,
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
  },

  /** Every step of every ascent. */
  ASCENT(
      "ascent.csv",
      "θ after each step of each ascent (step 0 is the start), and the gap that is left, nats.",
      "estimator,start,step,theta,gap") {
    @Override
    void rows(VariationalStudy study, StringBuilder text) {
      ExponentialModel model = study.model();
      for (Ascent ascent : study.ascents()) {
        for (int step = 0; step < ascent.rates().length; step++) {
          double theta = ascent.rates()[step];
          text.append(ascent.estimator().key()).append(',');
          text.append(ShortestDecimal.text(ascent.start())).append(',').append(step).append(',');
          row(text, theta, model.gap(theta));
        }
      }
    }
  },

  /** The noise of the estimators. */
  GRADIENTS(
      "gradients.csv",
      "Estimates of the slope by θ from single draws: their exact mean (the slope itself), mean and"
          + " standard deviation as measured, and the exact standard deviation.",
      "estimator,draws,theta,slope,mean,standard_deviation,exact_standard_deviation") {
    @Override
    void rows(VariationalStudy study, StringBuilder text) {
      ExponentialModel model = study.model();
      for (GradientSample sample : study.samples()) {
        text.append(sample.estimator().key()).append(',').append(sample.draws()).append(',');
        row(
            text,
            sample.rate(),
            model.slope(sample.rate()),
            sample.mean(),
            sample.standardDeviation(),
            sample.estimator().standardDeviation(model, sample.rate()));
      }
    }
  };

  private final String fileName;
  private final String description;
  private final String header;

  AscentFile(String fileName, String description, String header) {
    this.fileName = fileName;
    this.description = description;
    this.header = header;
  }

  /** The text of every file. */
  static Map<AscentFile, String> contents(VariationalStudy study) {
    Map<AscentFile, String> contents = new EnumMap<>(AscentFile.class);
    for (AscentFile file : values()) {
      StringBuilder text = new StringBuilder(file.header).append('\n');
      file.rows(study, text);
      contents.put(file, text.toString());
    }
    return contents;
  }

  /** E.g. {@code elbo.csv}. */
  String fileName() {
    return fileName;
  }

  /** A description of its content, for readers of the page. */
  String description() {
    return description;
  }

  abstract void rows(VariationalStudy study, StringBuilder text);

  private static void row(StringBuilder text, double... values) {
    StringJoiner joined = new StringJoiner(",", "", "\n");
    for (double value : values) {
      joined.add(ShortestDecimal.text(value));
    }
    text.append(joined);
  }
}
