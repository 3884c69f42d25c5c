package org.disentangle.training.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.BatchShare;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variables;
import org.disentangle.graph.collective.Team;
import org.disentangle.image.ImageShape;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.TrainingSet;
import org.disentangle.savedmodel.ExportableGraph;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.StopRequest;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The inference graph, with the signatures: no optimiser, no gradient, no dropout. It validates
 * during training and is exported at the end.
 *
 * <p>Owns its session; must be closed. Not for use by several threads.
 */
public final class InferenceGraph implements AutoCloseable {
  private final ImageShape image;
  private final GraphSession session;
  private final ExportableGraph exportable;
  private final InferenceInputs inputs;
  private final Map<String, SignatureTensors> signatures = new LinkedHashMap<>();

  /**
   * Builds the graph and opens its session; the variables hold nothing yet.
   *
   * @param trainingSet the images the model is trained on
   */
  public InferenceGraph(LatentModel model, TrainingSet trainingSet, ConfigProto config) {
    image = trainingSet.shape();
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    inputs = InferenceInputs.create(tf, image);
    Variables variables = new Variables(tf);
    Noise noise = new Noise(inputs.seed());
    Layers layers = new Layers(tf, Mode.INFERENCE, variables, noise);
    Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
    new TreeMap<>(model.weights())
        .forEach((name, weight) -> weights.put(name, tf.constant((float) weight.value())));
    List<SignatureTensors> all =
        model.signatures(
            new ModelGraph(tf, Mode.INFERENCE, variables, layers, noise, weights, trainingSet),
            inputs);
    all.forEach(signature -> signatures.put(signature.key(), signature));
    exportable = ExportableGraph.of(tf, variables, all);
    session = new GraphSession(graph, variables, config);
  }

  /** Copies the weights of a training graph. */
  public void assign(Map<String, float[]> weights) {
    session.assign(weights);
  }

  /** Weights and moving averages, by name. */
  public Map<String, float[]> weights() {
    return session.read(session.exportedVariables());
  }

  /** The session, still owned by this object. */
  public GraphSession session() {
    return session;
  }

  /** The parts of the graph that are exported. */
  public ExportableGraph exportable() {
    return exportable;
  }

  /**
   * The loss and its terms over images, in inference mode: means over all of them, nats per image.
   *
   * @param images which ones, not empty
   * @param batchSize the largest number at a time
   * @param seed of the draws of z, the same at every call
   * @param team that takes the batches in turn, each process one; all get the means
   * @param stop checked before each batch of this process
   * @throws CancellationException if a stop is requested
   */
  public Map<String, Double> losses(
      FactorImages source, int[] images, int batchSize, long seed, Team team, StopRequest stop) {
    Map<String, Operand<?>> losses = signatures.get(Signatures.LOSSES).outputs();
    Map<String, Double> sums = new LinkedHashMap<>();
    losses.keySet().forEach(name -> sums.put(name, 0.0));
    float[] pixels = new float[Math.min(batchSize, images.length) * image.values()];
    BatchShare share = team.share();
    for (int round = 0; round < images.length; round += batchSize * share.count()) {
      if (stop.isMade()) {
        throw new CancellationException("a validation");
      }
      int from = round + batchSize * share.index();
      if (from >= images.length) {
        continue;
      }
      int count = Math.min(batchSize, images.length - from);
      read(source, images, from, count, pixels);
      try (TFloat32 batch = tensor(pixels, count);
          TInt32 noise = TInt32.vectorOf((int) seed, from)) {
        addLosses(losses, batch, noise, count, sums);
      }
    }
    addUp(team, sums);
    sums.replaceAll((name, sum) -> sum / images.length);
    return sums;
  }

  private static void addUp(Team team, Map<String, Double> sums) {
    if (team.share().isWhole()) {
      return;
    }
    float[] values = new float[sums.size()];
    int i = 0;
    for (double sum : sums.values()) {
      values[i++] = (float) sum;
    }
    team.sum(values);
    i = 0;
    for (Map.Entry<String, Double> sum : sums.entrySet()) {
      sum.setValue((double) values[i++]);
    }
  }

  private void addLosses(
      Map<String, Operand<?>> losses,
      TFloat32 batch,
      TInt32 noise,
      int count,
      Map<String, Double> sums) {
    GraphRun runner = session.runner().feed(inputs.images(), batch).feed(inputs.seed(), noise);
    losses.values().forEach(runner::fetch);
    try (Result result = runner.run()) {
      int i = 0;
      for (String name : losses.keySet()) {
        sums.merge(name, (double) ((TFloat32) result.get(i++)).getFloat() * count, Double::sum);
      }
    }
  }

  /**
   * A snapshot of the model's outputs for images.
   *
   * @param images which ones, not empty; only the first few are used
   * @param batchSize the largest number at a time
   */
  public ModelSnapshot snapshot(FactorImages source, int[] images, int batchSize) {
    int shown = Math.min(images.length, ModelSnapshot.PICTURES);
    float[] pixels = new float[shown * image.values()];
    read(source, images, 0, shown, pixels);
    boolean areProbabilities =
        signatures.get(Signatures.RECONSTRUCT).outputs().containsKey(Signatures.PROBABILITIES);
    float[] reconstructions =
        call(
            Signatures.RECONSTRUCT,
            Signatures.decodedImages(Signatures.RECONSTRUCT, areProbabilities),
            pixels,
            shown);

    int coded = Math.min(images.length, ModelSnapshot.CODES);
    float[] batch = new float[Math.min(batchSize, coded) * image.values()];
    float[] representation = new float[0];
    int latents = 0;
    for (int from = 0; from < coded; from += batchSize) {
      int count = Math.min(batchSize, coded - from);
      read(source, images, from, count, batch);
      float[] codes = call(Signatures.ENCODE, Signatures.REPRESENTATION, batch, count);
      latents = codes.length / count;
      if (from == 0) {
        representation = new float[coded * latents];
      }
      System.arraycopy(codes, 0, representation, from * latents, codes.length);
    }
    return new ModelSnapshot(image, pixels, reconstructions, representation, latents);
  }

  /** One float output of a signature whose only input is images, row by row. */
  private float[] call(String key, String output, float[] pixels, int count) {
    try (TFloat32 batch = tensor(pixels, count);
        Result result =
            session
                .runner()
                .feed(inputs.images(), batch)
                .fetch(signatures.get(key).outputs().get(output))
                .run()) {
      TFloat32 values = (TFloat32) result.get(0);
      float[] row = new float[Math.toIntExact(values.size())];
      values.copyTo(DataBuffers.of(row));
      return row;
    }
  }

  private void read(FactorImages source, int[] images, int from, int count, float[] pixels) {
    for (int i = 0; i < count; i++) {
      source.read(images[from + i], pixels, i * image.values());
    }
  }

  private TFloat32 tensor(float[] pixels, int count) {
    Shape shape = Shape.of(count, image.height(), image.width(), image.channels());
    return TFloat32.tensorOf(shape, DataBuffers.of(pixels, false, false).slice(0, shape.size()));
  }

  @Override
  public void close() {
    session.close();
  }
}
