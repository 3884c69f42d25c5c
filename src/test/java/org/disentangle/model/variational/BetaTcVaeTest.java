package org.disentangle.model.variational;

import static org.disentangle.model.Densities.doubles;
import static org.disentangle.model.Densities.logNormal;
import static org.disentangle.model.Densities.logStandardNormal;
import static org.disentangle.model.Densities.matrix;
import static org.disentangle.model.Densities.twice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.AggregateEstimator;
import org.disentangle.config.BetaTcVaeConfig;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Mode;
import org.disentangle.model.Evaluation;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BetaTcVaeTest {
  private static final List<String> SPLIT =
      List.of(
          Signatures.MUTUAL_INFORMATION,
          Signatures.TOTAL_CORRELATION,
          Signatures.DIMENSION_WISE_KL);

  @ParameterizedTest
  @EnumSource
  void theLossIsTheWeightedSumOfItsTerms(AggregateEstimator estimator) {
    try (Objective objective = new Objective(model(0.5, 6, 2, estimator), 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          terms.get("reconstruction")
              + 0.5 * terms.get("mutual_information")
              + 6 * terms.get("total_correlation")
              + 2 * terms.get("dimension_wise_kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  /**
   * With all weights 1 the loss is the VAE's, with its KL by Monte Carlo: log q(z|x) − log p(z).
   */
  @ParameterizedTest
  @EnumSource
  void theTermsSumToTheMonteCarloKl(AggregateEstimator estimator) {
    int batch = 6;
    float[][] mean = matrix(1, batch, 3, 2);
    float[][] logVariance = matrix(2, batch, 3, 1);
    float[][] z = matrix(3, batch, 3, 2);
    double expected = 0;
    for (int i = 0; i < batch; i++) {
      double[] draw = doubles(z[i]);
      expected +=
          (logNormal(draw, doubles(mean[i]), doubles(logVariance[i])) - logStandardNormal(draw))
              / batch;
    }
    assertEquals(expected, kl(divergences(estimator, mean, logVariance, z)), 2e-5);
  }

  /** Twice the same batch: the scale of the terms is that of one image. */
  @ParameterizedTest
  @EnumSource
  void theSumOfTheTermsDoesNotDependOnTheBatchSize(AggregateEstimator estimator) {
    float[][] mean = matrix(1, 4, 3, 2);
    float[][] logVariance = matrix(2, 4, 3, 1);
    float[][] z = matrix(3, 4, 3, 2);
    assertEquals(
        kl(divergences(estimator, mean, logVariance, z)),
        kl(divergences(estimator, twice(mean), twice(logVariance), twice(z))),
        2e-5);
  }

  /**
   * One posterior for all images: they tell nothing of the image, and the latents are independent.
   */
  @Test
  void aCollapsedPosteriorHasNeitherInformationNorCorrelation() {
    float[][] mean = new float[50][3];
    float[][] logVariance = new float[50][3];
    Map<String, double[]> terms =
        divergences(
            AggregateEstimator.MINIBATCH_STRATIFIED, mean, logVariance, matrix(3, 50, 3, 2));
    for (String term : SPLIT) {
      assertEquals(0, terms.get(term)[0], 1e-5, term);
    }
  }

  /**
   * Narrow posteriors far apart: each draw is near its own image alone, so that a code tells which
   * of the N images it is; and the one latent that matters tells all that the three tell.
   */
  @Test
  void separatePosteriorsTellTheImage() {
    float[][] mean = new float[8][3];
    for (int i = 0; i < mean.length; i++) {
      mean[i][0] = 100 * i;
    }
    Map<String, double[]> terms =
        divergences(AggregateEstimator.MINIBATCH_STRATIFIED, mean, new float[8][3], mean);
    assertEquals(
        Math.log(Objective.TRAINING_IMAGES), terms.get(Signatures.MUTUAL_INFORMATION)[0], 1e-4);
    assertEquals(0, terms.get(Signatures.TOTAL_CORRELATION)[0], 1e-4);
  }

  /** Two latents that are copies: they correlate by all that either tells, log N. */
  @Test
  void copiedLatentsCorrelate() {
    float[][] mean = new float[8][3];
    for (int i = 0; i < mean.length; i++) {
      mean[i][0] = 100 * i;
      mean[i][1] = 100 * i;
    }
    Map<String, double[]> terms =
        divergences(AggregateEstimator.MINIBATCH_STRATIFIED, mean, new float[8][3], mean);
    assertEquals(
        Math.log(Objective.TRAINING_IMAGES), terms.get(Signatures.TOTAL_CORRELATION)[0], 1e-4);
  }

  @Test
  void theReconstructionIsThatOfTheVae() {
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(1).build());
    float[] images = Objective.squares(8);
    try (Objective plain = new Objective(vae, 8, Mode.TRAINING);
        Objective split =
            new Objective(
                model(1, 1, 1, AggregateEstimator.MINIBATCH_WEIGHTED), 8, Mode.TRAINING)) {
      Map<String, Double> terms = split.terms(images);
      assertEquals(plain.terms(images).get("reconstruction"), terms.get("reconstruction"));
      assertEquals(
          terms.get("reconstruction") + SPLIT.stream().mapToDouble(terms::get).sum(),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  @Test
  void theEstimatorsDiffer() {
    float[][] mean = matrix(1, 6, 3, 2);
    float[][] logVariance = matrix(2, 6, 3, 1);
    assertNotEquals(
        divergences(AggregateEstimator.MINIBATCH_WEIGHTED, mean, logVariance, mean)
            .get(Signatures.TOTAL_CORRELATION)[0],
        divergences(AggregateEstimator.MINIBATCH_STRATIFIED, mean, logVariance, mean)
            .get(Signatures.TOTAL_CORRELATION)[0]);
  }

  @Test
  void allButTheReconstructionTrainTheEncoderOnly() {
    try (Objective objective =
        new Objective(model(1, 6, 1, AggregateEstimator.MINIBATCH_STRATIFIED), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      for (String term : SPLIT) {
        assertEquals(Set.of("encoder"), objective.trainedBy(term, images), term);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(AggregateEstimator estimator) {
    try (Objective objective = new Objective(model(1, 6, 2, estimator), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static double kl(Map<String, double[]> terms) {
    return SPLIT.stream().mapToDouble(term -> terms.get(term)[0]).sum();
  }

  private static Map<String, double[]> divergences(
      AggregateEstimator estimator, float[][] mean, float[][] logVariance, float[][] z) {
    return Evaluation.of(
        graph ->
            model(1, 1, 1, estimator)
                .divergences(
                    graph,
                    graph.tf(),
                    new DiagonalGaussian(
                        graph.tf().constant(mean), graph.tf().constant(logVariance)),
                    graph.tf().constant(z)));
  }

  private static BetaTcVae model(
      double alpha, double beta, double gamma, AggregateEstimator estimator) {
    return new BetaTcVae(
        TinyRuns.network(),
        BetaTcVaeConfig.newBuilder()
            .setAlpha(alpha)
            .setBeta(beta)
            .setGamma(gamma)
            .setEstimator(estimator)
            .build());
  }
}
