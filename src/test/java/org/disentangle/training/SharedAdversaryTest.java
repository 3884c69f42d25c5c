package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.disentangle.config.Precision;
import org.disentangle.graph.Batches;
import org.disentangle.graph.Clipping;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.collective.Team;
import org.disentangle.image.ImageShape;
import org.disentangle.model.Adversary;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.Weight;
import org.disentangle.model.family.Families;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.StepSettings;
import org.disentangle.training.graph.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A team trains a model and its adversary as one process does, if that adversary's loss is a mean
 * over images.
 */
class SharedAdversaryTest {
  private static final int BATCH = 16;
  private static final int STEPS = 5;
  private static final String KERNEL = "critic/guess/kernel";

  /** The β-VAE of the tiny runs, with a critic that guesses the brightness of the images. */
  private record Watched(LatentModel model) implements LatentModel {
    @Override
    public String family() {
      return model.family();
    }

    @Override
    public Map<String, Double> hyperparameters() {
      return model.hyperparameters();
    }

    @Override
    public int latentDimension(ImageShape images) {
      return model.latentDimension(images);
    }

    @Override
    public List<String> terms() {
      return model.terms();
    }

    @Override
    public Map<String, Weight> weights() {
      return model.weights();
    }

    @Override
    public LossTerms losses(ModelGraph graph, Operand<TFloat32> images) {
      LossTerms losses = model.losses(graph, images);
      Ops tf = graph.tf().withSubScope("watching");
      Operand<TFloat32> guess =
          graph.layers().dense("critic/guess", graph.layers().flatten("critic/flat", images), 1);
      Operand<TFloat32> brightness = tf.math.mul(Batches.sums(tf, images), tf.constant(0.01f));
      Operand<TFloat32> loss =
          Batches.meanOfSums(
              tf, tf.math.squaredDifference(guess, tf.expandDims(brightness, tf.constant(1))));
      return losses
          .withMonitors(Map.of("critic_loss", loss))
          .against(
              new Adversary(
                  "critic", loss, new Optimizer.Momentum(0, false), Schedule.constant(1e-3)));
    }

    @Override
    public List<SignatureTensors> signatures(ModelGraph graph, InferenceInputs inputs) {
      return model.signatures(graph, inputs);
    }
  }

  private static Map<String, float[]> trained(Team team) {
    LatentModel model = new Watched(Families.of(TinyRuns.run("watched")));
    StepSettings settings =
        new StepSettings(
            BATCH,
            new Optimizer.Momentum(0, false),
            new Clipping(0, 1),
            Hosts.PLAIN.session(),
            Precision.FLOAT32,
            false);
    int rows = team.share().rows(BATCH);
    float[] all = SquareTrainings.pixels(BATCH);
    int values = all.length / BATCH;
    int first = team.share().firstRow(BATCH) * values;
    float[] own = Arrays.copyOfRange(all, first, first + rows * values);
    try (TrainingGraph graph =
        new TrainingGraph(
            model, model.stages().get(0), TrainingSets.ofDsprites(100), team, settings)) {
      graph.initialize(3);
      float[] terms = new float[graph.termNames().size()];
      for (int step = 0; step < STEPS; step++) {
        graph.step(own, 3, step, 1e-3, terms);
      }
      Map<String, float[]> trained = graph.weights();
      trained.put("critic_loss", new float[] {terms[terms.length - 1]});
      return trained;
    }
  }

  @Test
  void aTeamTrainsBothSidesAsOneProcessDoes() throws Exception {
    Map<String, float[]> alone = trained(Team.ALONE);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Map<String, float[]>>> members = new ArrayList<>();
      new ThreadTeam(2, 0).members().forEach(member -> members.add(() -> trained(member)));
      for (Future<Map<String, float[]>> future : threads.invokeAll(members)) {
        Map<String, float[]> found = future.get();
        assertEquals(alone.keySet(), found.keySet());
        alone.forEach((name, value) -> assertArrayEquals(value, found.get(name), 1e-5f, name));
      }
    } finally {
      threads.shutdownNow();
    }
    assertNotEquals(0, alone.get("critic/guess/bias")[0]);
    assertEquals(64 * 64, alone.get(KERNEL).length);
  }
}
