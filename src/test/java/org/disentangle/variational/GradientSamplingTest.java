package org.disentangle.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.disentangle.pgm.bound.GradientSample;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.proto.ConfigProto;

class GradientSamplingTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 3", "2, 10", "0.5, 4", "4, 5"})
  void meanAndNoiseAreThoseOfTheory(double x, double rate) {
    ExponentialModel model = new ExponentialModel(x);
    List<GradientSample> samples;
    try (GradientSampling sampling =
        new GradientSampling(model, DRAWS, ConfigProto.getDefaultInstance())) {
      samples = sampling.at(rate, 3);
    }
    assertEquals(
        List.of(GradientEstimator.values()),
        samples.stream().map(GradientSample::estimator).toList());
    for (GradientSample sample : samples) {
      double noise = sample.estimator().standardDeviation(model, rate);
      assertEquals(
          model.slope(rate),
          sample.mean(),
          4 * noise / Math.sqrt(DRAWS) + 1e-15,
          sample.toString());
      // The kurtosis of these estimates, of fourth degree in g, is at most 141.
      assertEquals(
          noise,
          sample.standardDeviation(),
          4 * noise * Math.sqrt(140.0 / (4 * DRAWS)) + 1e-15,
          sample.toString());
    }
  }
}
