package org.disentangle.model.variational;

import static org.disentangle.model.Densities.logNormal;
import static org.disentangle.model.Densities.logSum;
import static org.disentangle.model.Densities.row;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.disentangle.config.ConstantStart;
import org.disentangle.config.VampPriorConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.Mode;
import org.disentangle.image.ImageShape;
import org.disentangle.model.Densities;
import org.disentangle.model.Evaluation;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class VampPriorTest {
  private static final String PSEUDO_INPUTS = "prior/pseudo_inputs";
  private static final int LATENTS = 3;
  private static final int PIXELS = Objective.PIXELS;

  /**
   * log q(z|x) − log 1/C Σ q(z|u_c) in doubles, from the posteriors that the encoder gives: with
   * one component, and that fixed, a VAE with that normal distribution as its prior.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void theKlIsThatToTheMixtureOfThePosteriorsOfThePseudoInputs(int components) {
    int batch = 4;
    Map<String, double[]> found =
        Evaluation.of(
            graph -> tensors(model(components), graph, Objective.squares(batch)),
            weights(components));
    double[] equal = new double[components];
    Arrays.fill(equal, 1.0 / components);
    double expected = 0;
    for (int i = 0; i < batch; i++) {
      double[] z = row(found.get("z"), i, LATENTS);
      double[] densities = new double[components];
      for (int c = 0; c < components; c++) {
        densities[c] =
            logNormal(
                z,
                row(found.get("component_mean"), c, LATENTS),
                row(found.get("component_log_variance"), c, LATENTS));
      }
      double posterior =
          logNormal(
              z, row(found.get("mean"), i, LATENTS), row(found.get("log_variance"), i, LATENTS));
      expected += (posterior - logSum(densities, equal)) / batch;
    }
    assertEquals(expected, found.get("kl")[0], 1e-5 * Math.max(1, Math.abs(expected)));
  }

  private static Map<String, Operand<TFloat32>> tensors(
      VampPrior model, ModelGraph graph, float[] images) {
    Ops tf = graph.tf();
    Operand<TFloat32> batch = images(tf, images);
    DiagonalGaussian posterior = model.encoder(graph).posterior(batch);
    DiagonalGaussian components = ((GaussianMixture) model.prior(graph)).components();
    Map<String, Operand<TFloat32>> tensors = new LinkedHashMap<>();
    tensors.put("mean", posterior.mean());
    tensors.put("log_variance", posterior.logVariance());
    // The same place in the same graph: the draw that the losses take.
    tensors.put("z", posterior.sample(tf, graph.noise(), "posterior"));
    tensors.put("component_mean", components.mean());
    tensors.put("component_log_variance", components.logVariance());
    tensors.put("kl", model.losses(graph, batch).terms().get(Signatures.KL));
    return tensors;
  }

  /** Twice the same latents cost as much an image as once. */
  @Test
  void theKlDoesNotDependOnTheBatchSize() {
    float[][] mean = Densities.matrix(1, 4, LATENTS, 2);
    float[][] logVariance = Densities.matrix(2, 4, LATENTS, 1);
    float[][] z = Densities.matrix(3, 4, LATENTS, 2);
    double once = kl(mean, logVariance, z);
    assertEquals(
        once,
        kl(Densities.twice(mean), Densities.twice(logVariance), Densities.twice(z)),
        1e-5 * Math.abs(once));
  }

  private static double kl(float[][] mean, float[][] logVariance, float[][] z) {
    return Evaluation.of(
            graph ->
                model(3)
                    .divergences(
                        graph,
                        graph.tf(),
                        new DiagonalGaussian(
                            graph.tf().constant(mean), graph.tf().constant(logVariance)),
                        graph.tf().constant(z)),
            weights(3))
        .get(Signatures.KL)[0];
  }

  /** The prior that is the posterior of all images costs nothing for a batch of them all alike. */
  @Test
  void thePosteriorOfThePseudoInputItselfCostsNothing() {
    float[] image = Objective.squares(1);
    Map<String, float[]> weights = weights(1);
    weights.put(PSEUDO_INPUTS, image);
    Map<String, double[]> found = Evaluation.of(graph -> tensors(model(1), graph, image), weights);
    assertEquals(0, found.get("kl")[0], 0);
  }

  @Test
  void pseudoInputsAreCutToTheRangeOfPixels() {
    Map<String, float[]> weights = weights(2);
    float[] free = new float[2 * PIXELS];
    free[0] = -0.5f;
    free[1] = 0.25f;
    free[2] = 1.5f;
    weights.put(PSEUDO_INPUTS, free);
    Map<String, double[]> found =
        Evaluation.of(graph -> Map.of("u", model(2).pseudoInputs(graph)), weights);
    assertArrayEquals(new double[] {0, 0.25, 1}, Arrays.copyOf(found.get("u"), 3), 1e-7);
  }

  @Test
  void thePriorIsTrainedByTheKlOnly() {
    try (Objective objective = new Objective(model(3), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder", "prior"), objective.trainedBy(Signatures.KL, images));
    }
  }

  /**
   * Held at 0 from below a pixel has no gradient; at 0 itself, where drawn images start, it has.
   */
  @Test
  void onlyPixelsThatTheClipHoldsHaveNoGradient() {
    try (Objective objective = new Objective(model(1), 8, Mode.TRAINING)) {
      float[] start = new float[PIXELS];
      Arrays.fill(start, 0, PIXELS / 2, -0.1f);
      objective.assign(Map.of(PSEUDO_INPUTS, start));
      float[] gradient =
          objective.gradients(Signatures.KL, Objective.squares(8)).get(PSEUDO_INPUTS);
      int reached = 0;
      for (int i = 0; i < PIXELS; i++) {
        assertTrue(i >= PIXELS / 2 || gradient[i] == 0, "pixel " + i);
        reached += gradient[i] != 0 ? 1 : 0;
      }
      assertTrue(reached > PIXELS / 4, reached + " pixels have a gradient");
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = new Objective(model(3), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static TrainingImages images(BiFunction<String, Integer, float[]> drawing) {
    return new TrainingImages() {
      @Override
      public ImageShape shape() {
        return TwoValuedImages.SHAPE;
      }

      @Override
      public float[] draw(int count, String field) {
        return drawing.apply(field, count);
      }
    };
  }

  @Test
  void startsAtDrawnImages() {
    float[] drawn = Objective.squares(3);
    TrainingImages images =
        images(
            (field, count) -> {
              assertEquals("vamp_prior.components", field);
              assertEquals(3, count);
              return drawn;
            });
    try (Objective objective = new Objective(model(3), 4, Mode.TRAINING)) {
      assertEquals(Map.of(PSEUDO_INPUTS, drawn), model(3).firstValues(images, objective.session()));
    }
  }

  @Test
  void startsAtAConstantPlusNoiseWhereToldSo() {
    VampPrior model =
        new VampPrior(
            TinyRuns.network(),
            VampPriorConfig.newBuilder()
                .setComponents(3)
                .setConstant(ConstantStart.newBuilder().setValue(0.4).setNoise(0.1))
                .build());
    TrainingImages nobodyAsks =
        images(
            (field, count) -> {
              throw new AssertionError("no image is needed");
            });
    try (Objective objective = new Objective(model, 4, Mode.TRAINING)) {
      assertEquals(Map.of(), model.firstValues(nobodyAsks, objective.session()));
      float[] start = objective.weights().get(PSEUDO_INPUTS);
      double mean = 0;
      double squares = 0;
      for (float pixel : start) {
        mean += pixel / start.length;
        squares += Math.pow(pixel - 0.4, 2) / start.length;
      }
      assertEquals(0.4, mean, 0.005);
      assertEquals(0.1, Math.sqrt(squares), 0.005);
    }
  }

  private static Operand<TFloat32> images(Ops tf, float[] pixels) {
    return tf.constant(
        TFloat32.tensorOf(Shape.of(pixels.length / PIXELS, 64, 64, 1), DataBuffers.of(pixels)));
  }

  /** Heads that tell images apart, and pseudo-inputs that are images. */
  private static Map<String, float[]> weights(int components) {
    Map<String, float[]> weights = new LinkedHashMap<>();
    float[][] head = Densities.matrix(8, 1, 8 * LATENTS, 0.7);
    weights.put("encoder/log_variance/kernel", head[0]);
    float[] all = Objective.squares(components + 4);
    weights.put(PSEUDO_INPUTS, Arrays.copyOfRange(all, 4 * PIXELS, (components + 4) * PIXELS));
    return weights;
  }

  private static VampPrior model(int components) {
    return new VampPrior(
        TinyRuns.network(),
        VampPriorConfig.newBuilder().setBeta(1).setComponents(components).build());
  }
}
