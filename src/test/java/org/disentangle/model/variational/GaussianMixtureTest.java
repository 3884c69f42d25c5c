package org.disentangle.model.variational;

import static org.disentangle.model.Densities.doubles;
import static org.disentangle.model.Densities.logNormal;
import static org.disentangle.model.Densities.logSum;
import static org.disentangle.model.Densities.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.Densities;
import org.disentangle.model.Evaluation;
import org.disentangle.model.ModelGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianMixtureTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 50})
  void agreesWithTheFormula(int components) {
    float[][] mean = matrix(1, components, 4, 3);
    float[][] logVariance = matrix(2, components, 4, 2);
    float[][] z = matrix(3, 6, 4, 3);
    // So far away that every density is 0 in single precision.
    z[5][0] = 300;
    double[] found = logDensity(mean, logVariance, z);
    double[] equal = new double[components];
    Arrays.fill(equal, 1.0 / components);
    for (int i = 0; i < z.length; i++) {
      double[] densities = new double[components];
      for (int c = 0; c < components; c++) {
        densities[c] = logNormal(doubles(z[i]), doubles(mean[c]), doubles(logVariance[c]));
      }
      double expected = logSum(densities, equal);
      assertEquals(expected, found[i], 2e-6 * Math.max(10, Math.abs(expected)));
    }
  }

  @Test
  void aMixtureOfEqualsIsTheirDistribution() {
    float[][] z = matrix(3, 6, 4, 3);
    double[] found = logDensity(new float[7][4], new float[7][4], z);
    for (int i = 0; i < z.length; i++) {
      assertEquals(Densities.logStandardNormal(doubles(z[i])), found[i], 1e-5);
    }
  }

  /** Far apart and narrow, each draw tells its component: three, each as often as the others. */
  @Test
  void drawsEachComponentAsOften() {
    int count = 3000;
    float[][] mean = {{0}, {100}, {200}};
    float[][] logVariance = {{-4}, {-4}, {0}};
    double[] z =
        Evaluation.of(
                graph ->
                    Map.of(
                        "z",
                        mixture(graph, mean, logVariance)
                            .sample(graph.tf(), graph.noise(), graph.tf().constant(count))))
            .get("z");
    assertEquals(count, z.length);
    int[] drawn = new int[3];
    double[] squares = new double[3];
    for (double each : z) {
      int component = (int) Math.round(each / 100);
      drawn[component]++;
      squares[component] += Math.pow(each - 100 * component, 2);
    }
    for (int c = 0; c < 3; c++) {
      // Four standard deviations of a binomial count.
      assertEquals(count / 3.0, drawn[c], 4 * Math.sqrt(count * 2 / 9.0), "component " + c);
      double variance = Math.exp(logVariance[c][0]);
      assertEquals(variance, squares[c] / drawn[c], 0.2 * variance, "variance of " + c);
    }
  }

  private static double[] logDensity(float[][] mean, float[][] logVariance, float[][] z) {
    return Evaluation.of(
            graph ->
                Map.of(
                    "log",
                    mixture(graph, mean, logVariance)
                        .logDensity(graph.tf(), graph.tf().constant(z))))
        .get("log");
  }

  private static GaussianMixture mixture(ModelGraph graph, float[][] mean, float[][] logVariance) {
    return new GaussianMixture(
        new DiagonalGaussian(graph.tf().constant(mean), graph.tf().constant(logVariance)));
  }
}
