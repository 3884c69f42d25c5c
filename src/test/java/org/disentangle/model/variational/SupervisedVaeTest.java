package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.disentangle.analysis.GoldenMatrix;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SupervisedLoss;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.model.FurtherInput;
import org.disentangle.model.LatentModel;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SupervisedVaeTest {
  private static final int BATCH = 4;

  /** Columns of the golden file. */
  private static final int MEAN = 0;

  private static final int LABEL = 1;

  static List<RunConfig> families() {
    return List.of(
        TinyRuns.run("beta"),
        TinyRuns.betaTcVae("tc"),
        TinyRuns.vampPrior("vamp"),
        TinyRuns.adaVae("ada"));
  }

  @ParameterizedTest
  @MethodSource("families")
  void theTermIsAddedWithItsWeight(RunConfig run) {
    Map<String, Double> plain;
    try (Objective family = new Objective(Families.of(run), BATCH, Mode.TRAINING)) {
      plain = family.terms(Objective.squares(BATCH));
    }
    for (double weight : new double[] {0, 7}) {
      try (Objective told = objective(run, weight, SupervisedLoss.SQUARED_ERROR)) {
        Map<String, Double> terms = told.terms(Objective.squares(BATCH));
        double expected = plain.get("loss") + weight * terms.get(Signatures.SUPERVISION);
        assertEquals(expected, terms.get("loss"), 1e-6 * expected);
        plain.forEach(
            (term, value) -> {
              if (!term.equals("loss")) {
                assertEquals(value, terms.get(term), term);
              }
            });
      }
    }
  }

  /** An encoder without weights gives its biases: {@code src/test/golden/pairs_golden.py}. */
  @ParameterizedTest
  @EnumSource
  void theTermIsTheGoldenOne(SupervisedLoss loss) {
    Map<Double, List<double[]>> rowsByLabel =
        Arrays.stream(GoldenMatrix.doubles("supervision"))
            .collect(Collectors.groupingBy(row -> row[LABEL]));
    rowsByLabel.forEach(
        (label, rows) -> {
          float[] labels = new float[2 * BATCH];
          Arrays.fill(labels, label.floatValue());
          try (Objective objective = objective(TinyRuns.run("beta"), 1, loss, labels)) {
            for (double[] row : rows) {
              Map<String, float[]> weights = new LinkedHashMap<>();
              objective
                  .variables()
                  .forEach(each -> weights.put(each.name(), new float[each.size()]));
              Arrays.fill(weights.get("encoder/mean/bias"), (float) row[MEAN]);
              objective.assign(weights);
              // Two factors.
              assertEquals(
                  2 * row[loss == SupervisedLoss.SQUARED_ERROR ? 2 : 3],
                  objective.terms(Objective.squares(BATCH)).get(Signatures.SUPERVISION),
                  1e-5);
            }
          }
        });
  }

  /** The third latent has no label, the decoder no part in it. */
  @Test
  void onlyWhatMakesTheFirstMeansIsTrained() {
    try (Objective objective = objective(TinyRuns.run("beta"), 1, SupervisedLoss.CROSS_ENTROPY)) {
      float[] images = Objective.squares(BATCH);
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.SUPERVISION, images));
      Map<String, float[]> gradients = objective.gradients(Signatures.SUPERVISION, images);
      assertEquals(0, gradients.get("encoder/mean/bias")[2]);
      assertArrayEquals(new float[3], gradients.get("encoder/log_variance/bias"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(SupervisedLoss loss) {
    try (Objective objective = objective(TinyRuns.run("beta"), 50, loss)) {
      objective.checkGradients();
    }
  }

  /** An exported model is given no labels. */
  @ParameterizedTest
  @MethodSource("families")
  void inInferenceItIsTheFamily(RunConfig run) {
    try (Objective told =
            new Objective(told(run, 3, SupervisedLoss.SQUARED_ERROR), BATCH, Mode.INFERENCE);
        Objective family = new Objective(Families.of(run), BATCH, Mode.INFERENCE)) {
      float[] images = Objective.squares(BATCH);
      assertEquals(family.terms(images), told.terms(images));
    }
  }

  private static LatentModel told(RunConfig run, double weight, SupervisedLoss loss) {
    return Families.of(
        run.toBuilder()
            .setSupervision(
                SupervisionConfig.newBuilder()
                    .addFactor("scale")
                    .addFactor("position_x")
                    .setLabels(100)
                    .setWeight(weight)
                    .setLoss(loss))
            .build());
  }

  private static Objective objective(RunConfig run, double weight, SupervisedLoss loss) {
    return objective(run, weight, loss, new float[] {0, 0.3f, 0.6f, 0.9f, 0.1f, 0.4f, 0.7f, 0.2f});
  }

  private static Objective objective(
      RunConfig run, double weight, SupervisedLoss loss, float[] labels) {
    float[] images = Objective.squares(2 * BATCH);
    return new Objective(
        told(run, weight, loss),
        BATCH,
        Mode.TRAINING,
        Map.of(
            FurtherInput.LABELLED_IMAGES,
            Arrays.copyOfRange(images, BATCH * Objective.PIXELS, images.length),
            FurtherInput.LABELS,
            labels));
  }

  /**
   * A step that is left to the default of the interface would be left out of the family's training.
   */
  @Test
  void everythingElseIsTheFamilys() throws NoSuchMethodException {
    for (Method asked : LatentModel.class.getMethods()) {
      Method answered = SupervisedVae.class.getMethod(asked.getName(), asked.getParameterTypes());
      assertEquals(SupervisedVae.class, answered.getDeclaringClass(), asked.getName());
    }
  }
}
