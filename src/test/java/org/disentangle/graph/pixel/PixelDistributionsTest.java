package org.disentangle.graph.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/**
 * Distributions of independent pixels, against other programs, plain doubles and what must hold.
 */
class PixelDistributionsTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "pixels.csv");

  /** A distribution, and −log p in doubles by the textbook's formula. */
  private enum Kind {
    BERNOULLI {
      @Override
      IndependentPixels of(Operand<TFloat32> logits, Scale scale) {
        return new Bernoulli(logits);
      }

      @Override
      double nats(double logit, double width, double x) {
        double p = sigmoid(logit);
        return -x * Math.log(p) - (1 - x) * Math.log(1 - p);
      }
    },
    GAUSSIAN {
      @Override
      IndependentPixels of(Operand<TFloat32> logits, Scale scale) {
        return new Gaussian(logits, scale);
      }

      @Override
      double nats(double logit, double width, double x) {
        double z = (x - sigmoid(logit)) / width;
        return z * z / 2 + Math.log(width * Math.sqrt(2 * Math.PI));
      }
    },
    LAPLACE {
      @Override
      IndependentPixels of(Operand<TFloat32> logits, Scale scale) {
        return new Laplace(logits, scale);
      }

      @Override
      double nats(double logit, double width, double x) {
        return Math.abs(x - sigmoid(logit)) / width + Math.log(2 * width);
      }
    },
    CONTINUOUS_BERNOULLI {
      @Override
      IndependentPixels of(Operand<TFloat32> logits, Scale scale) {
        return new ContinuousBernoulli(logits);
      }

      @Override
      double nats(double logit, double width, double x) {
        return logit == 0 ? 0 : Math.log(Math.expm1(logit) / logit) - x * logit;
      }
    },
    LOGISTIC_1 {
      @Override
      int highest() {
        return 1;
      }
    },
    LOGISTIC_255,
    LOGISTIC_65535 {
      @Override
      int highest() {
        return 65_535;
      }
    };

    int highest() {
      return 255;
    }

    IndependentPixels of(Operand<TFloat32> logits, Scale scale) {
      return new DiscretizedLogistic(logits, scale, highest());
    }

    double nats(double logit, double width, double x) {
      double half = 0.5 / highest();
      double error = x - sigmoid(logit);
      double above = (error + half) / width;
      double below = (error - half) / width;
      if (x >= 1 - half) {
        return -Math.log(sigmoid(-below));
      }
      if (x <= half) {
        return -Math.log(sigmoid(above));
      }
      // On the side where neither is near 1, whose difference would lose all digits.
      return -Math.log(
          error > 0 ? sigmoid(-below) - sigmoid(-above) : sigmoid(above) - sigmoid(below));
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** A row of the golden file. */
  private record Row(Kind kind, float logit, float width, float x, double nats, double mean) {
    static Row of(String line) {
      String[] cells = line.split(",", -1);
      return new Row(
          Kind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
          Float.parseFloat(cells[1]),
          Float.parseFloat(cells[2]),
          Float.parseFloat(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]));
    }
  }

  /** Also far out: logits of ±10,000, values at the ends, widths of a fraction of a level. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void agreesWithTheFormulasInManyDigits(Kind kind) throws IOException {
    Map<Float, List<Row>> byWidth = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(GOLDEN)) {
      lines
          .skip(1)
          .map(Row::of)
          .filter(row -> row.kind() == kind)
          .forEach(row -> byWidth.computeIfAbsent(row.width(), w -> new ArrayList<>()).add(row));
    }
    assertFalse(byWidth.isEmpty());
    byWidth.forEach(PixelDistributionsTest::assertGolden);
  }

  private static void assertGolden(float width, List<Row> rows) {
    try (GraphScratch scratch = new GraphScratch()) {
      IndependentPixels pixels =
          rows.get(0).kind().of(scratch.tf.constant(column(rows, true)), Scale.fixed(width));
      Operand<TFloat32> nats =
          pixels.negativeLogLikelihood(scratch.tf, scratch.tf.constant(column(rows, false)));
      Operand<TFloat32> mean = pixels.mean(scratch.tf);
      float[] foundNats = scratch.floats(nats);
      float[] foundMean = scratch.floats(mean);
      for (int i = 0; i < foundNats.length; i++) {
        Row row = rows.get(i);
        // The mean is rounded to about 1e-7, which a small width magnifies.
        double rounding = 2e-7 / width;
        assertEquals(
            row.nats(),
            foundNats[i],
            3e-6 * Math.max(1, Math.abs(row.nats())) + rounding,
            row.toString());
        assertEquals(row.mean(), foundMean[i], 3e-7, row.toString());
      }
    }
  }

  private static float[] column(List<Row> rows, boolean ofLogits) {
    float[] values = new float[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ofLogits ? rows.get(i).logit() : rows.get(i).x();
    }
    return values;
  }

  /** By the logits and by the variable of the width, against central differences in doubles. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void gradientsAreThoseOfTheFormulas(Kind kind) {
    float[] logits = {-6, -2.5f, -0.7f, -0.3f, -1e-3f, 2e-4f, 0.45f, 0.55f, 1.5f, 4};
    float[] images = new float[logits.length];
    for (int i = 0; i < images.length; i++) {
      images[i] = new float[] {0, 1, 0.2f, 0.6f}[i % 4];
    }
    double weight = -0.2;
    double floor = -6;
    try (GraphScratch scratch = new GraphScratch()) {
      Variable given = scratch.variable("logits", Shape.of(logits.length), logits);
      Variable scale = scratch.variable("scale", Shape.scalar(), (float) weight);
      IndependentPixels pixels = kind.of(given.value(), new Scale.Learned(scale.value(), floor));
      Operand<TFloat32> loss =
          scratch.tf.sum(
              pixels.negativeLogLikelihood(scratch.tf, scratch.tf.constant(images)),
              scratch.tf.constant(0));
      float[] byLogits = scratch.floats(derivative(scratch, loss, given));
      double step = 1e-5;
      for (int i = 0; i < logits.length; i++) {
        double width = width(weight, floor);
        double expected =
            (kind.nats(logits[i] + step, width, images[i])
                    - kind.nats(logits[i] - step, width, images[i]))
                / (2 * step);
        assertEquals(
            expected,
            byLogits[i],
            1e-4 * Math.max(1e-2, Math.abs(expected)),
            kind + ", logit " + logits[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"GAUSSIAN", "LAPLACE", "LOGISTIC_1", "LOGISTIC_255", "LOGISTIC_65535"})
  void theGradientOfTheWidthIsThatOfTheFormulas(Kind kind) {
    float[] logits = {-6, -2.5f, -0.7f, -0.3f, 0.45f, 1.5f, 4};
    float[] images = {0, 1, 0.2f, 0.6f, 0.6f, 1, 0.9f};
    double floor = -6;
    double step = 1e-5;
    for (double weight : new double[] {0.05, -0.1, -0.35}) {
      try (GraphScratch scratch = new GraphScratch()) {
        Variable scale = scratch.variable("scale", Shape.scalar(), (float) weight);
        IndependentPixels pixels =
            kind.of(scratch.tf.constant(logits), new Scale.Learned(scale.value(), floor));
        Operand<TFloat32> loss =
            scratch.tf.sum(
                pixels.negativeLogLikelihood(scratch.tf, scratch.tf.constant(images)),
                scratch.tf.constant(0));
        float found = scratch.floats(derivative(scratch, loss, scale))[0];
        double expected = 0;
        for (int i = 0; i < logits.length; i++) {
          expected +=
              (kind.nats(logits[i], width(weight + step, floor), images[i])
                      - kind.nats(logits[i], width(weight - step, floor), images[i]))
                  / (2 * step);
        }
        assertEquals(expected, found, 1e-3 * Math.max(1, Math.abs(expected)), kind + " " + weight);
      }
    }
  }

  /** The width that a variable stands for. */
  private static double width(double weight, double floor) {
    return Math.exp(floor + Math.log1p(Math.exp(10 * weight - floor)));
  }

  private static Operand<TFloat32> derivative(
      GraphScratch scratch, Operand<TFloat32> loss, Variable by) {
    Output<?>[] derivatives =
        scratch.graph.addGradients(loss.asOutput(), new Output<?>[] {by.value().asOutput()});
    @SuppressWarnings("unchecked")
    Output<TFloat32> derivative = (Output<TFloat32>) derivatives[0];
    return derivative;
  }

  /** With the width at its floor too, no value and no gradient is infinite or no number. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void isFiniteAtTheEnds(Kind kind) {
    float[] ends = {-10_000, -88, -17, 0, 17, 88, 10_000};
    for (float x : new float[] {0, 0.5f, 1}) {
      try (GraphScratch scratch = new GraphScratch()) {
        Variable logits = scratch.variable("logits", Shape.of(ends.length), ends);
        Variable scale = scratch.variable("scale", Shape.scalar(), -5);
        float[] images = new float[ends.length];
        Arrays.fill(images, x);
        Operand<TFloat32> nats =
            kind.of(logits.value(), new Scale.Learned(scale.value(), -7.5))
                .negativeLogLikelihood(scratch.tf, scratch.tf.constant(images));
        Operand<TFloat32> derivative =
            derivative(scratch, scratch.tf.sum(nats, scratch.tf.constant(0)), logits);
        for (float value : scratch.floats(nats)) {
          assertTrue(Float.isFinite(value), kind + " of " + x + ": " + value);
        }
        for (float value : scratch.floats(derivative)) {
          assertTrue(Float.isFinite(value), kind + " of " + x + ": gradient " + value);
        }
      }
    }
  }

  /**
   * σ² is the mean squared error where the learned width has no gradient, and the loss is known.
   */
  @Test
  void theBestSigmaIsTheRootMeanSquaredError() {
    float[] logits = {-3, -1, 0.5f, 2, 3};
    float[] images = {0.1f, 0.2f, 0.7f, 0.8f, 1};
    double squares = 0;
    for (int i = 0; i < logits.length; i++) {
      double error = images[i] - sigmoid(logits[i]);
      squares += error * error / logits.length;
    }
    double floor = -6;
    double best = (floor + Math.log(Math.expm1(Math.log(Math.sqrt(squares)) - floor))) / 10;
    try (GraphScratch scratch = new GraphScratch()) {
      Variable scale = scratch.variable("scale", Shape.scalar(), (float) best);
      Operand<TFloat32> loss =
          scratch.tf.sum(
              new Gaussian(scratch.tf.constant(logits), new Scale.Learned(scale.value(), floor))
                  .negativeLogLikelihood(scratch.tf, scratch.tf.constant(images)),
              scratch.tf.constant(0));
      Operand<TFloat32> derivative = derivative(scratch, loss, scale);
      assertEquals(0, scratch.floats(derivative)[0], 1e-4);
      assertEquals(
          logits.length / 2.0 * (Math.log(2 * Math.PI * squares) + 1),
          scratch.floats(loss)[0],
          1e-5);
    }
  }

  static Stream<Kind> ofManyValues() {
    return Stream.of(Kind.values()).filter(kind -> kind != Kind.BERNOULLI);
  }

  @ParameterizedTest
  @MethodSource("ofManyValues")
  void onlyBernoulliPixelsShowProbabilities(Kind kind) {
    try (GraphScratch scratch = new GraphScratch()) {
      Operand<TFloat32> logits = scratch.tf.constant(new float[] {0.5f});
      assertFalse(kind.of(logits, Scale.fixed(1)).isOfTwoValues());
      assertTrue(new Bernoulli(logits).isOfTwoValues());
    }
  }
}
