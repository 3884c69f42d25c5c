package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.config.Configurations;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

class BetaVaeTest {
  private static final int PIXELS = 64 * 64;

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 5})
  void theLossIsTheReconstructionAndBetaTimesTheKl(double beta) {
    try (Objective objective = new Objective(TinyRuns.network(), beta, 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(images(8));
      assertEquals(
          terms.get("reconstruction") + beta * terms.get("kl"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
      assertTrue(terms.get("kl") > 0);
    }
  }

  /** With zero weights every pixel has probability ½ and the posterior is the prior. */
  @Test
  void anEmptyModelCostsOneBitAPixel() {
    try (Objective objective = new Objective(TinyRuns.network(), 4, 8, Mode.TRAINING)) {
      Map<String, float[]> zeros = new LinkedHashMap<>();
      objective.session.variables().forEach(v -> zeros.put(v.name(), new float[v.size()]));
      objective.session.assign(zeros);
      Map<String, Double> terms = objective.terms(images(8));
      assertEquals(PIXELS * Math.log(2), terms.get("reconstruction"), 0.01);
      assertEquals(0, terms.get("kl"), 0);
    }
  }

  /** No term may depend on the batch size: the same image many times costs what it costs once. */
  @Test
  void termsDoNotDependOnTheBatchSize() {
    float[] one = images(1);
    float[] many = new float[32 * PIXELS];
    for (int i = 0; i < 32; i++) {
      System.arraycopy(one, 0, many, i * PIXELS, PIXELS);
    }
    try (Objective single = new Objective(TinyRuns.network(), 1, 1, Mode.TRAINING);
        Objective batch = new Objective(TinyRuns.network(), 1, 32, Mode.TRAINING)) {
      Map<String, Double> alone = single.terms(one);
      Map<String, Double> together = batch.terms(many);
      assertEquals(alone.get("kl"), together.get("kl"), 1e-5 * alone.get("kl"));
      // The draws of z differ, and an untrained decoder hardly looks at them.
      assertEquals(
          alone.get("reconstruction"),
          together.get("reconstruction"),
          0.01 * alone.get("reconstruction"));
    }
  }

  @Test
  void everyWeightReceivesAGradient() {
    try (Objective objective = new Objective(TinyRuns.normalizedNetwork(), 2, 8, Mode.TRAINING)) {
      assertEquals(
          objective.session.variables().stream()
              .filter(Variable::isTrainable)
              .map(Variable::name)
              .toList(),
          objective.gradients.stream().map(gradient -> gradient.variable().name()).toList());
      Map<String, float[]> gradients = objective.gradients(images(8));
      gradients.forEach(
          (name, gradient) -> {
            double largest = 0;
            for (float value : gradient) {
              largest = Math.max(largest, Math.abs(value));
            }
            // A bias before batch normalisation is taken out again; its gradient is only rounding.
            boolean cancelled = name.matches("(encoder/(conv|dense)|decoder/deconv)\\d+/bias");
            assertTrue(cancelled || largest > 0, name + " has no gradient");
          });
    }
  }

  /** Central differences of the loss along seeded directions, variable by variable. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    float[] images = images(4);
    try (Objective objective = new Objective(TinyRuns.network(), 3, 4, Mode.TRAINING)) {
      Map<String, float[]> weights = objective.session.read(objective.session.variables());
      // Away from the zero start of the log variance head, so that it is tested like the others.
      SplittableRandom random = new SplittableRandom(11);
      weights.forEach(
          (name, values) -> {
            for (int i = 0; i < values.length; i++) {
              values[i] += (float) random.nextDouble(-0.05, 0.05);
            }
          });
      // Dark pixels to start with: a loss of some hundred nats instead of some thousand.
      weights.put("decoder/logits/bias", new float[] {-3});
      objective.session.assign(weights);
      Map<String, float[]> gradients = objective.gradients(images);
      for (String name : gradients.keySet()) {
        float[] start = weights.get(name);
        float[] gradient = gradients.get(name);
        double norm = 0;
        for (float value : gradient) {
          norm += value * value;
        }
        norm = Math.sqrt(norm);
        // Along the gradient itself the derivative is its norm: the largest signal over rounding.
        // The step is short enough for the curvature and changes the loss by up to half a nat, so
        // that
        // rounding stays below one percent.
        double step = Math.min(0.25 / norm, 0.05);
        double up = objective.lossAt(name, moved(start, gradient, step / norm), images);
        double down = objective.lossAt(name, moved(start, gradient, -step / norm), images);
        objective.session.assign(Map.of(name, start));
        double expected = (up - down) / (2 * step);
        assertEquals(expected, norm, 0.02 * norm, "gradient of " + name);
      }
    }
  }

  /** The counts that the seed prints for its encoder and decoder, layer by layer. */
  @Test
  void theSeedsNetworkHasTheSeedsLayers() {
    NetworkConfig seed =
        Configurations.readRun(Path.of("configs/seed/beta-1.textproto")).getNetwork();
    try (Objective objective = new Objective(seed, 1, 2, Mode.TRAINING)) {
      assertEquals(
          List.of(320L, 128L, 18_496L, 256L, 73_856L, 512L, 2_097_408L, 1_024L, 4_112L, 4_112L),
          parameters(objective, "encoder/"));
      assertEquals(
          List.of(139_264L, 147_584L, 512L, 73_792L, 256L, 18_464L, 128L, 288L),
          parameters(objective, "decoder/"));
    }
  }

  private static List<Long> parameters(Objective objective, String network) {
    return objective.layers.summaries().stream()
        .filter(layer -> layer.name().startsWith(network) && layer.parameters() > 0)
        .map(layer -> layer.parameters())
        .toList();
  }

  private static float[] moved(float[] start, float[] direction, double by) {
    float[] moved = new float[start.length];
    for (int i = 0; i < start.length; i++) {
      moved[i] = (float) (start[i] + by * direction[i]);
    }
    return moved;
  }

  /** Squares at seeded places. */
  private static float[] images(int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[] pixels = new float[count * PIXELS];
    for (int image = 0; image < count; image++) {
      int left = random.nextInt(10, 40);
      int top = random.nextInt(10, 40);
      for (int y = top; y < top + 12; y++) {
        Arrays.fill(
            pixels, image * PIXELS + y * 64 + left, image * PIXELS + y * 64 + left + 12, 1f);
      }
    }
    return pixels;
  }

  /** The losses of a β-VAE and their gradients, without an optimiser. */
  private static final class Objective implements AutoCloseable {
    private final GraphSession session;
    private final Layers layers;
    private final LossTerms losses;
    private final List<Gradient> gradients;
    private final Placeholder<TFloat32> images;
    private final Placeholder<TInt32> seed;
    private final Shape shape;

    Objective(NetworkConfig network, double beta, int batch, Mode mode) {
      Graph graph = new Graph();
      Ops tf = Ops.create(graph);
      shape = Shape.of(batch, 64, 64, 1);
      images = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
      seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
      Variables variables = new Variables(tf);
      Noise noise = new Noise(seed);
      layers = new Layers(tf, mode, variables, noise);
      BetaVae model = new BetaVae(network, BetaVaeConfig.newBuilder().setBeta(beta).build());
      losses =
          model.losses(
              new ModelGraph(
                  tf, mode, variables, layers, noise, tf.constant((float) model.finalWeight())),
              images);
      gradients = Gradient.of(graph, losses.loss(), variables.trainable());
      session = new GraphSession(graph, variables, ConfigProto.getDefaultInstance());
      session.assign(session.initialValues(9));
    }

    Map<String, Double> terms(float[] pixels) {
      Map<String, Double> terms = new LinkedHashMap<>();
      try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
          TInt32 noise = TInt32.vectorOf(1, 2)) {
        Session.Runner runner =
            session.runner().feed(images, batch).feed(seed, noise).fetch(losses.loss());
        losses.terms().values().forEach(runner::fetch);
        try (Result result = runner.run()) {
          int i = 0;
          terms.put("loss", (double) ((TFloat32) result.get(i++)).getFloat());
          for (String name : losses.terms().keySet()) {
            terms.put(name, (double) ((TFloat32) result.get(i++)).getFloat());
          }
        }
      }
      return terms;
    }

    Map<String, float[]> gradients(float[] pixels) {
      Map<String, float[]> values = new LinkedHashMap<>();
      try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
          TInt32 noise = TInt32.vectorOf(1, 2)) {
        Session.Runner runner = session.runner().feed(images, batch).feed(seed, noise);
        gradients.forEach(gradient -> runner.fetch(gradient.value()));
        try (Result result = runner.run()) {
          List<Gradient> wanted = new ArrayList<>(gradients);
          for (int i = 0; i < wanted.size(); i++) {
            float[] value = new float[wanted.get(i).variable().size()];
            ((TFloat32) result.get(i)).copyTo(DataBuffers.of(value));
            values.put(wanted.get(i).variable().name(), value);
          }
        }
      }
      return values;
    }

    double lossAt(String name, float[] value, float[] pixels) {
      session.assign(Map.of(name, value));
      return terms(pixels).get("loss");
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
