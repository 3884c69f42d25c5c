package org.disentangle.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.disentangle.contract.Signatures;
import org.disentangle.data.FactorImages;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variables;
import org.disentangle.model.InferenceInputs;
import org.disentangle.model.LatentModel;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Weight;
import org.disentangle.savedmodel.ExportableGraph;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The graph of the signatures: no optimiser, no gradient, no dropout. It validates while training
 * goes on and is what is exported at the end.
 *
 * <p>Owns its session; close it. Not for use by several threads.
 */
public final class InferenceGraph implements AutoCloseable {
  private final GraphSession session;
  private final ExportableGraph exportable;
  private final InferenceInputs inputs;
  private final Map<String, Operand<?>> losses;

  /**
   * Builds the graph and opens its session; the variables hold nothing yet.
   *
   * @param trainingImages how many images the model is trained on
   */
  public InferenceGraph(LatentModel model, int trainingImages, ConfigProto config) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    inputs = InferenceInputs.create(tf);
    Variables variables = new Variables(tf);
    Noise noise = new Noise(inputs.seed());
    Layers layers = new Layers(tf, Mode.INFERENCE, variables, noise);
    Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
    for (String term : model.terms()) {
      Weight weight = model.weights().get(term);
      if (weight != null) {
        weights.put(term, tf.constant((float) weight.value()));
      }
    }
    List<SignatureTensors> signatures =
        model.signatures(
            new ModelGraph(tf, Mode.INFERENCE, variables, layers, noise, weights, trainingImages),
            inputs);
    losses =
        signatures.stream()
            .filter(signature -> signature.key().equals(Signatures.LOSSES))
            .findFirst()
            .orElseThrow()
            .outputs();
    exportable = ExportableGraph.of(tf, variables, signatures);
    session = new GraphSession(graph, variables, config);
  }

  /** Takes over the weights of a training graph. */
  public void assign(Map<String, float[]> weights) {
    session.assign(weights);
  }

  /** Weights and moving averages, by name. */
  public Map<String, float[]> weights() {
    return session.read(session.exportedVariables());
  }

  /** The session and what an export needs to know of the graph; still owned by this object. */
  public GraphSession session() {
    return session;
  }

  /** What an export needs to know of the graph. */
  public ExportableGraph exportable() {
    return exportable;
  }

  /**
   * The loss and its terms over images, in inference mode: means over all of them, nats per image.
   *
   * @param images which ones, not empty
   * @param batchSize at most so many at a time
   * @param seed of the draws of z, the same at every call
   * @param stop asked before each batch
   * @throws CancellationException if it is made
   */
  public Map<String, Double> losses(
      FactorImages source, int[] images, int batchSize, long seed, StopRequest stop) {
    Map<String, Double> sums = new LinkedHashMap<>();
    float[] pixels = new float[Math.min(batchSize, images.length) * FactorImages.PIXELS];
    for (int from = 0; from < images.length; from += batchSize) {
      if (stop.isMade()) {
        throw new CancellationException("a validation");
      }
      int count = Math.min(batchSize, images.length - from);
      for (int i = 0; i < count; i++) {
        source.read(images[from + i], pixels, i * FactorImages.PIXELS);
      }
      Shape shape = Shape.of(count, FactorImages.SIDE, FactorImages.SIDE, 1);
      try (TFloat32 batch =
              TFloat32.tensorOf(
                  shape, DataBuffers.of(pixels, false, false).slice(0, shape.size()));
          TInt32 noise = TInt32.vectorOf((int) seed, from)) {
        addLosses(batch, noise, count, sums);
      }
    }
    sums.replaceAll((name, sum) -> sum / images.length);
    return sums;
  }

  private void addLosses(TFloat32 batch, TInt32 noise, int count, Map<String, Double> sums) {
    Session.Runner runner =
        session.runner().feed(inputs.images(), batch).feed(inputs.seed(), noise);
    losses.values().forEach(runner::fetch);
    try (Result result = runner.run()) {
      int i = 0;
      for (String name : losses.keySet()) {
        sums.merge(name, (double) ((TFloat32) result.get(i++)).getFloat() * count, Double::sum);
      }
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
