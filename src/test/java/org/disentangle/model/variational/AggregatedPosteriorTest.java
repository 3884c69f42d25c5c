package org.disentangle.model.variational;

import static org.disentangle.model.Densities.doubles;
import static org.disentangle.model.Densities.logNormal;
import static org.disentangle.model.Densities.logSum;
import static org.disentangle.model.Densities.matrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.disentangle.config.AggregateEstimator;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.model.Densities;
import org.disentangle.model.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the two estimators written out in doubles, and against the density they estimate. */
class AggregatedPosteriorTest {
  private static final int LATENTS = 3;

  @ParameterizedTest
  @CsvSource({
    "MINIBATCH_WEIGHTED, 1, 1000",
    "MINIBATCH_WEIGHTED, 5, 1000",
    "MINIBATCH_STRATIFIED, 1, 1000",
    "MINIBATCH_STRATIFIED, 2, 1000",
    "MINIBATCH_STRATIFIED, 5, 1000",
    "MINIBATCH_STRATIFIED, 5, 5",
    // More images than the model was trained on, as an analysis may have in a batch.
    "MINIBATCH_STRATIFIED, 5, 3"
  })
  void agreesWithTheFormula(AggregateEstimator estimator, int batch, int images) {
    float[][] mean = matrix(1, batch, LATENTS, 2);
    float[][] logVariance = matrix(2, batch, LATENTS, 1);
    float[][] z = matrix(3, batch, LATENTS, 2);
    Map<String, double[]> found = densities(estimator, images, mean, logVariance, z);
    for (int i = 0; i < batch; i++) {
      double[] weights = weights(estimator, i, batch, images);
      double[] joint = new double[batch];
      double product = 0;
      for (int j = 0; j < batch; j++) {
        joint[j] = logNormal(doubles(z[i]), doubles(mean[j]), doubles(logVariance[j]));
      }
      for (int k = 0; k < LATENTS; k++) {
        double[] marginal = new double[batch];
        for (int j = 0; j < batch; j++) {
          marginal[j] = logNormal(z[i][k], mean[j][k], logVariance[j][k]);
        }
        product += logSum(marginal, weights);
      }
      assertEquals(logSum(joint, weights), found.get("joint")[i], 1e-5, "log q(z)");
      assertEquals(product, found.get("product")[i], 2e-5, "sum of log q(z_k)");
    }
  }

  /** Over all batches that hold an image, the stratified density is that of all images. */
  @Test
  void theStratifiedDensityIsRightOnAverage() {
    int images = 4;
    float[][] mean = matrix(4, images, LATENTS, 1);
    float[][] logVariance = matrix(5, images, LATENTS, 1);
    float[] z = matrix(6, 1, LATENTS, 1)[0];
    double sum = 0;
    int batches = 0;
    for (int second = 1; second < images; second++) {
      for (int third = 1; third < images; third++) {
        if (second != third) {
          int[] batch = {0, second, third};
          sum += Math.exp(firstDensity(images, batch, mean, logVariance, z));
          batches++;
        }
      }
    }
    double expected = 0;
    for (int n = 0; n < images; n++) {
      expected += Math.exp(logNormal(doubles(z), doubles(mean[n]), doubles(logVariance[n])));
    }
    assertEquals(6, batches);
    assertEquals(expected / images, sum / batches, 1e-6 * expected);
  }

  /** Far from every posterior all densities are 0 in single precision, and their logarithms not. */
  @Test
  void isFiniteFarFromEveryPosterior() {
    float[][] zeros = new float[4][LATENTS];
    float[][] far = new float[4][LATENTS];
    far[0][0] = 1000;
    double found =
        densities(AggregateEstimator.MINIBATCH_WEIGHTED, 4, zeros, zeros, far).get("joint")[0];
    // Four times the same density, over 4 images.
    assertEquals(Densities.logStandardNormal(doubles(far[0])) - Math.log(4), found, 1e-6 * 500_000);
  }

  private static double firstDensity(
      int images, int[] batch, float[][] mean, float[][] logVariance, float[] z) {
    float[][] means = new float[batch.length][];
    float[][] logVariances = new float[batch.length][];
    float[][] draws = new float[batch.length][];
    for (int j = 0; j < batch.length; j++) {
      means[j] = mean[batch[j]];
      logVariances[j] = logVariance[batch[j]];
      draws[j] = z;
    }
    return densities(AggregateEstimator.MINIBATCH_STRATIFIED, images, means, logVariances, draws)
        .get("joint")[0];
  }

  private static Map<String, double[]> densities(
      AggregateEstimator estimator,
      int images,
      float[][] mean,
      float[][] logVariance,
      float[][] z) {
    return Evaluation.of(
        graph -> {
          AggregatedPosterior.Densities densities =
              new AggregatedPosterior(
                      new DiagonalGaussian(
                          graph.tf().constant(mean), graph.tf().constant(logVariance)),
                      images,
                      estimator)
                  .at(graph.tf(), graph.tf().constant(z));
          return Map.of("joint", densities.joint(), "product", densities.product());
        });
  }

  /** The weight of each image of the batch in the density at the draw of image i. */
  private static double[] weights(AggregateEstimator estimator, int i, int batch, double images) {
    double[] weights = new double[batch];
    int others = Math.max(batch - 1, 1);
    for (int j = 0; j < batch; j++) {
      if (estimator == AggregateEstimator.MINIBATCH_WEIGHTED) {
        weights[j] = 1 / (images * batch);
      } else if (j == i) {
        weights[j] = 1 / images;
      } else if (j == (i + 1) % batch) {
        weights[j] = Math.max(images - others, 0) / (images * others);
      } else {
        weights[j] = 1.0 / others;
      }
    }
    return weights;
  }
}
