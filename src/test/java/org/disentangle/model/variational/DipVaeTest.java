package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.DipVaeConfig;
import org.disentangle.config.DipVaeKind;
import org.disentangle.config.NetworkConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DipVaeTest {

  /** V is [[.625, -.1875], [-.1875, .875]], and the mean variances [.7989532, .5610083]. */
  @ParameterizedTest
  @CsvSource({"I, 10, 100, 16.328125", "II, 10, 10, 4.4015201"})
  void thePenaltyIsThatOfTheFormula(
      DipVaeKind kind, double offDiagonal, double diagonal, double expected) {
    DipVae model = model(2, kind, offDiagonal, diagonal);
    Map<String, Double> terms =
        GoldenPosterior.terms(model, GoldenPosterior.MEAN, GoldenPosterior.LOG_VARIANCE);
    assertEquals(GoldenPosterior.KL, terms.get(Signatures.KL), 1e-6);
    assertEquals(2 * 0.1875 * 0.1875, terms.get(Signatures.COVARIANCE_OFF_DIAGONAL), 1e-7);
    assertEquals(
        expected + GoldenPosterior.KL, GoldenPosterior.weighted(model, terms), 1e-6 * expected);
  }

  /** All but the KL: a constant is no covariance. */
  @ParameterizedTest
  @EnumSource
  void aConstantAddedToTheMeansChangesNothing(DipVaeKind kind) {
    DipVae model = model(2, kind, 10, 10);
    float[][] moved = new float[GoldenPosterior.MEAN.length][];
    Arrays.setAll(
        moved,
        i -> new float[] {GoldenPosterior.MEAN[i][0] + 4, GoldenPosterior.MEAN[i][1] - 2.5f});
    Map<String, Double> expected =
        GoldenPosterior.terms(model, GoldenPosterior.MEAN, GoldenPosterior.LOG_VARIANCE);
    Map<String, Double> found = GoldenPosterior.terms(model, moved, GoldenPosterior.LOG_VARIANCE);
    for (String term :
        new String[] {Signatures.COVARIANCE_OFF_DIAGONAL, Signatures.COVARIANCE_DIAGONAL}) {
      assertEquals(expected.get(term), found.get(term), 1e-6, term);
    }
  }

  @Test
  void withoutVarianceTheSecondKindIsTheFirst() {
    float[][] none = new float[GoldenPosterior.MEAN.length][2];
    Arrays.stream(none).forEach(row -> Arrays.fill(row, -200));
    assertEquals(
        GoldenPosterior.terms(model(2, DipVaeKind.I, 1, 1), GoldenPosterior.MEAN, none),
        GoldenPosterior.terms(model(2, DipVaeKind.II, 1, 1), GoldenPosterior.MEAN, none));
  }

  /** Means at the corners of a square; or at one point, with posteriors of variance 1. */
  @ParameterizedTest
  @EnumSource
  void anIdentityCostsNothing(DipVaeKind kind) {
    float[][] corners = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
    boolean ofMeans = kind == DipVaeKind.I;
    Map<String, Double> terms =
        GoldenPosterior.terms(
            model(2, kind, 1, 1), ofMeans ? corners : new float[4][2], new float[4][2]);
    assertEquals(0, terms.get(Signatures.COVARIANCE_OFF_DIAGONAL));
    assertEquals(0, terms.get(Signatures.COVARIANCE_DIAGONAL));
  }

  /** Copies of one latent: all that can be off the diagonal is, whichever the kind. */
  @ParameterizedTest
  @EnumSource
  void copiedLatentsCostTheirCovariances(DipVaeKind kind) {
    float[][] copies = {{1, 1, 1}, {-1, -1, -1}};
    Map<String, Double> terms =
        GoldenPosterior.terms(model(3, kind, 1, 1), copies, new float[2][3]);
    assertEquals(6, terms.get(Signatures.COVARIANCE_OFF_DIAGONAL));
    assertEquals(kind == DipVaeKind.I ? 0 : 3, terms.get(Signatures.COVARIANCE_DIAGONAL));
  }

  /** Independent latents have a floor of about K(K − 1)/N within batches of N. */
  @ParameterizedTest
  @CsvSource({"64", "256"})
  void smallBatchesFindCovariancesThatAreNotThere(int batch) {
    int latents = 10;
    int batches = 60;
    DipVae model = model(latents, DipVaeKind.I, 1, 1);
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    for (int i = 0; i < batches; i++) {
      float[][] means = new float[batch][latents];
      for (float[] row : means) {
        for (int k = 0; k < latents; k++) {
          row[k] = (float) random.nextGaussian();
        }
      }
      sum +=
          GoldenPosterior.terms(model, means, new float[batch][latents])
              .get(Signatures.COVARIANCE_OFF_DIAGONAL);
    }
    double floor = latents * (latents - 1.0) / batch;
    assertEquals(floor, sum / batches, 0.1 * floor);
  }

  /** As the field's study sets them. */
  @Test
  void theWeightOfTheDiagonalFollowsTheOtherOne() {
    for (DipVaeKind kind : DipVaeKind.values()) {
      DipVaeConfig left = DipVaeConfig.newBuilder().setKind(kind).setOffDiagonalWeight(5).build();
      assertEquals(
          kind == DipVaeKind.I ? 50 : 5,
          new DipVae(TinyRuns.network(), left)
              .weights()
              .get(Signatures.COVARIANCE_DIAGONAL)
              .value());
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutWeightsItIsTheVae(DipVaeKind kind) {
    float[] images = Objective.squares(8);
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(1).build());
    try (Objective plain = new Objective(vae, 8, Mode.TRAINING);
        Objective dip = new Objective(model(3, kind, 0, 0), 8, Mode.TRAINING)) {
      assertEquals(plain.terms(images).get("loss"), dip.terms(images).get("loss"));
      Map<String, float[]> expected = plain.gradients(images);
      dip.gradients(images)
          .forEach(
              (name, gradient) -> assertArrayEquals(expected.get(name), gradient, 1e-6f, name));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theLossIsTheWeightedSumOfItsTerms(DipVaeKind kind) {
    try (Objective objective = new Objective(model(3, kind, 7, 11), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      Map<String, Double> terms = objective.terms(images);
      assertEquals(
          terms.get("reconstruction")
              + terms.get("kl")
              + 7 * terms.get("covariance_off_diagonal")
              + 11 * terms.get("covariance_diagonal"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      for (String term :
          new String[] {Signatures.COVARIANCE_OFF_DIAGONAL, Signatures.COVARIANCE_DIAGONAL}) {
        assertEquals(Set.of("encoder"), objective.trainedBy(term, images), term);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(DipVaeKind kind) {
    try (Objective objective = new Objective(model(3, kind, 20, 30), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static DipVae model(int latents, DipVaeKind kind, double offDiagonal, double diagonal) {
    NetworkConfig network = TinyRuns.network().toBuilder().setLatentDimension(latents).build();
    return new DipVae(
        network,
        DipVaeConfig.newBuilder()
            .setKind(kind)
            .setOffDiagonalWeight(offDiagonal)
            .setDiagonalWeight(diagonal)
            .build());
  }
}
