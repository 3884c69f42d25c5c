package org.disentangle.model.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.ScVaeConfig;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.pixel.Bernoulli;
import org.disentangle.graph.sparse.Dictionary;
import org.disentangle.image.PixelKind;
import org.disentangle.model.Evaluation;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.network.Decoder;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** What the terms of an SC-VAE are: once more in plain arithmetic, and how they add up. */
class ScVaeTermsTest {
  private static final int IMAGES = 3;
  private static final int SIGNAL = 4;
  private static final int ATOMS = 6;
  private static final int STEPS = 3;

  @Test
  void theVariationalLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = ScVaeTest.objective(ScVaeTest.variational(2, 0.7, 0.3), 8)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(List.of("loss", "reconstruction", "kl", "l1"), List.copyOf(terms.keySet()));
      assertEquals(
          2 * terms.get("reconstruction") + 0.7 * terms.get("kl") + 0.3 * terms.get("l1"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("kl") > 0 && terms.get("l1") > 0, terms.toString());
    }
  }

  @Test
  void theAutoencodersLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = ScVaeTest.objective(ScVaeTest.autoencoder(2, 0.4), 8)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          List.of("loss", "reconstruction", "latent_reconstruction"), List.copyOf(terms.keySet()));
      assertEquals(
          2 * terms.get("reconstruction") + 0.4 * terms.get("latent_reconstruction"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("latent_reconstruction") > 0, terms.toString());
    }
  }

  /** Without a price on the code and with the KL at 1, what is left is the bound. */
  @Test
  void lambdaOfZeroLeavesTheEvidenceLowerBound() {
    try (Objective objective = ScVaeTest.objective(ScVaeTest.variational(1, 1, 0), 8)) {
      float[] images = Objective.squares(8);
      Map<String, Double> terms = objective.terms(images);
      assertEquals(
          terms.get("reconstruction") + terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      Map<String, float[]> loss = objective.gradients(images);
      Map<String, float[]> reconstruction = objective.gradients("reconstruction", images);
      // The thresholds feel the price alone where the KL does not reach, behind the signal.
      assertEquals(
          ScVaeTest.norm(reconstruction.get("lista/threshold_weight")),
          ScVaeTest.norm(loss.get("lista/threshold_weight")),
          1e-6);
    }
  }

  /** Every term once more, in plain doubles, from the posterior and the weights alone. */
  @Test
  void theVariationalTermsAreThoseOfPlainArithmetic() {
    ScVaeConfig settings = ScVaeTest.variational(1, 1, 1);
    Dictionary dictionary = Dictionary.overcompleteDct(2, ATOMS);
    Map<String, double[]> found =
        Evaluation.of(
            graph -> {
              Operand<TFloat32> images = images(graph);
              SparseVariational objective =
                  new SparseVariational(
                      signalNetwork(), dictionary, STEPS, settings.getVariational());
              SparseObjective.Encoded encoded = objective.encoded(graph, images);
              DiagonalGaussian posterior = encoded.posterior().orElseThrow();
              SparseObjective.Coded coded =
                  SparseObjective.Coded.of(
                      encoded.drawn(graph.tf(), graph.noise()), objective.coding(graph));
              Map<String, Operand<TFloat32>> wanted = wanted(graph, settings, images, coded);
              wanted.put("mean", posterior.mean());
              wanted.put("log_variance", posterior.logVariance());
              wanted.put("filters", weight(graph, "lista/filters"));
              wanted.put("inhibition", weight(graph, "lista/inhibition"));
              wanted.put("threshold_weight", weight(graph, "lista/threshold_weight"));
              return wanted;
            },
            Map.of("encoder/log_variance/bias", new float[] {-1, -0.5f, 0, 0.5f}));
    double kl = 0;
    for (int i = 0; i < IMAGES * SIGNAL; i++) {
      double mean = found.get("mean")[i];
      double logVariance = found.get("log_variance")[i];
      kl += (mean * mean + Math.exp(logVariance) - 1 - logVariance) / 2 / IMAGES;
    }
    double[] thresholds = found.get("threshold_weight").clone();
    for (int k = 0; k < ATOMS; k++) {
      thresholds[k] = Math.log1p(Math.exp(thresholds[k]));
    }
    double l1 = 0;
    for (int image = 0; image < IMAGES; image++) {
      double[] z = new double[ATOMS];
      for (int step = 0; step < STEPS; step++) {
        double[] next = new double[ATOMS];
        for (int k = 0; k < ATOMS; k++) {
          double sum = 0;
          for (int i = 0; i < SIGNAL; i++) {
            sum += found.get("signals")[image * SIGNAL + i] * found.get("filters")[i * ATOMS + k];
          }
          for (int j = 0; j < ATOMS; j++) {
            sum += z[j] * found.get("inhibition")[j * ATOMS + k];
          }
          next[k] = Math.signum(sum) * Math.max(Math.abs(sum) - thresholds[k], 0);
        }
        z = next;
      }
      for (int k = 0; k < ATOMS; k++) {
        assertEquals(z[k], found.get("codes")[image * ATOMS + k], 1e-6);
        l1 += Math.abs(z[k]) / IMAGES;
      }
    }
    assertTrue(l1 > 0.1, "l1 " + l1);
    assertEquals(kl, found.get("kl")[0], 1e-5 * kl);
    assertEquals(l1, found.get("l1")[0], 1e-5 * l1);
    assertReconstruction(found);
    assertEquals(
        found.get("reconstruction")[0] + kl + l1,
        found.get("loss")[0],
        1e-5 * found.get("loss")[0]);
  }

  @Test
  void theAutoencodersTermsAreThoseOfPlainArithmetic() {
    ScVaeConfig settings = ScVaeTest.autoencoder(1, 1);
    Dictionary dictionary = Dictionary.overcompleteDct(2, ATOMS);
    Map<String, double[]> found =
        Evaluation.of(
            graph -> {
              Operand<TFloat32> images = images(graph);
              SparseAutoencoder objective =
                  new SparseAutoencoder(
                      TinyRuns.sparseNetwork(), dictionary, STEPS, settings.getAutoencoder());
              SparseObjective.Coded coded =
                  SparseObjective.Coded.of(
                      objective.encoded(graph, images).signals(), objective.coding(graph));
              Map<String, Operand<TFloat32>> wanted = wanted(graph, settings, images, coded);
              wanted.put("decoder_input", coded.decoderInput());
              return wanted;
            });
    double lipschitz = dictionary.largestEigenvalue();
    double lambda = settings.getAutoencoder().getLambda();
    double distance = 0;
    for (int image = 0; image < IMAGES; image++) {
      double[] z = new double[ATOMS];
      double[] residual = new double[SIGNAL];
      for (int step = 0; step <= STEPS; step++) {
        for (int i = 0; i < SIGNAL; i++) {
          residual[i] = found.get("signals")[image * SIGNAL + i];
          for (int k = 0; k < ATOMS; k++) {
            residual[i] -= dictionary.entry(i, k) * z[k];
          }
        }
        for (int k = 0; k < ATOMS && step < STEPS; k++) {
          double moved = z[k];
          for (int i = 0; i < SIGNAL; i++) {
            moved += dictionary.entry(i, k) * residual[i] / lipschitz;
          }
          z[k] = Math.signum(moved) * Math.max(Math.abs(moved) - lambda / lipschitz, 0);
        }
      }
      for (int k = 0; k < ATOMS; k++) {
        assertEquals(z[k], found.get("codes")[image * ATOMS + k], 1e-6);
      }
      for (int i = 0; i < SIGNAL; i++) {
        assertEquals(
            found.get("signals")[image * SIGNAL + i] - residual[i],
            found.get("decoder_input")[image * SIGNAL + i],
            1e-6);
        distance += residual[i] * residual[i] / IMAGES;
      }
    }
    assertTrue(distance > 0, "distance " + distance);
    assertEquals(distance, found.get("latent_reconstruction")[0], 1e-5 * distance);
    assertReconstruction(found);
  }

  private static void assertReconstruction(Map<String, double[]> found) {
    double expected = 0;
    float[] pixels = Objective.squares(IMAGES);
    for (int i = 0; i < pixels.length; i++) {
      double logit = found.get("logits")[i];
      expected += (Math.log1p(Math.exp(logit)) - pixels[i] * logit) / IMAGES;
    }
    assertEquals(expected, found.get("reconstruction")[0], 1e-5 * expected);
  }

  private static Map<String, Operand<TFloat32>> wanted(
      ModelGraph graph,
      ScVaeConfig settings,
      Operand<TFloat32> images,
      SparseObjective.Coded coded) {
    LossTerms losses = TinyRuns.scVae(settings).losses(graph, images);
    Map<String, Operand<TFloat32>> wanted = new LinkedHashMap<>(losses.terms());
    wanted.put("loss", losses.loss());
    wanted.put("signals", coded.signals());
    wanted.put("codes", coded.codes());
    wanted.put(
        "logits",
        ((Bernoulli)
                new Decoder(
                        graph.layers(),
                        TinyRuns.sparseNetwork(),
                        TwoValuedImages.SHAPE,
                        PixelKind.TWO_VALUES)
                    .images(coded.decoderInput()))
            .logits());
    return wanted;
  }

  private static Operand<TFloat32> images(ModelGraph graph) {
    return graph
        .tf()
        .constant(Shape.of(IMAGES, 64, 64, 1), DataBuffers.of(Objective.squares(IMAGES)));
  }

  private static Operand<TFloat32> weight(ModelGraph graph, String name) {
    return graph.variables().trainable().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static NetworkConfig signalNetwork() {
    return TinyRuns.network().toBuilder().setLatentDimension(SIGNAL).build();
  }
}
