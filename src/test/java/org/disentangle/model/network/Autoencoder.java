package org.disentangle.model.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.disentangle.config.NetworkConfig;
import org.disentangle.graph.Batches;
import org.disentangle.graph.DiagonalGaussian;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.disentangle.graph.pixel.PixelDistribution;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.runtime.Hosts;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.types.TFloat32;

/**
 * An encoder and a decoder of one configuration in one graph, with the loss of a variational
 * autoencoder: from images to one draw of the latents, whose noise is fixed, and back.
 */
final class Autoencoder implements AutoCloseable {
  private final ImageShape image;
  private final int batch;
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Variables variables = new Variables(tf);
  private final Layers layers;
  private final Placeholder<TFloat32> images;
  private final Operand<TFloat32> decoded;
  private final Operand<TFloat32> loss;
  private final GraphDef forward;
  private final Output<?>[] gradients;
  private final GraphSession session;

  Autoencoder(NetworkConfig network, ImageShape image, int batch, Mode mode) {
    this.image = image;
    this.batch = batch;
    Noise noise = new Noise(tf.constant(new int[] {3, 4}));
    layers = new Layers(tf, mode, variables, noise);
    images =
        tf.withName("images")
            .placeholder(
                TFloat32.class,
                Placeholder.shape(
                    Shape.of(batch, image.height(), image.width(), image.channels())));
    DiagonalGaussian posterior = new Encoder(layers, network).posterior(images);
    PixelDistribution pixels =
        new Decoder(layers, network, image, PixelKind.TWO_VALUES)
            .images(posterior.sample(tf, noise, "posterior"));
    decoded = pixels.decoded(tf);
    loss =
        tf.math.add(
            Batches.meanOfSums(tf, pixels.negativeLogLikelihood(tf, images)),
            Batches.meanOfSums(tf, posterior.klToStandardNormal(tf)));
    forward = graph.toGraphDef();
    gradients =
        graph.addGradients(
            loss.asOutput(),
            variables.trainable().stream()
                .map(variable -> variable.value().asOutput())
                .toArray(Output<?>[]::new));
    session = new GraphSession(graph, variables, Hosts.PLAIN.session());
    session.assign(session.initialValues(9));
  }

  /** The shape of the decoded images. */
  Shape decodedShape() {
    return decoded.shape();
  }

  List<LayerSummary> layers() {
    return layers.summaries();
  }

  List<Variable> variables() {
    return variables.all();
  }

  /** The nodes of the graph that the loss is computed from, as it is built. */
  List<NodeDef> forward() {
    Map<String, NodeDef> byName = new LinkedHashMap<>();
    forward.getNodeList().forEach(node -> byName.put(node.getName(), node));
    Set<String> needed = new LinkedHashSet<>(Set.of(loss.op().name()));
    Deque<String> left = new ArrayDeque<>(needed);
    while (!left.isEmpty()) {
      for (String input : byName.get(left.pop()).getInputList()) {
        String name = input.replaceFirst("^\\^", "").replaceFirst(":\\d+$", "");
        if (needed.add(name)) {
          left.push(name);
        }
      }
    }
    return needed.stream().map(byName::get).toList();
  }

  /** The static shape of an op's first output. */
  Shape shapeOf(String op) {
    return graph.operation(op).output(0).shape();
  }

  Map<String, float[]> weights() {
    return session.read(variables.all());
  }

  void assign(Map<String, float[]> values) {
    session.assign(values);
  }

  float[] decodedImages() {
    return run(List.of(decoded)).get(0);
  }

  double lossValue() {
    return run(List.of(loss)).get(0)[0];
  }

  /** The derivatives of the loss by each trainable variable. */
  Map<String, float[]> derivatives() {
    List<float[]> values = run(List.of(gradients));
    Map<String, float[]> byName = new LinkedHashMap<>();
    for (int i = 0; i < gradients.length; i++) {
      byName.put(variables.trainable().get(i).name(), values.get(i));
    }
    return byName;
  }

  private List<float[]> run(List<? extends Operand<?>> wanted) {
    SplittableRandom random = new SplittableRandom(5);
    float[] pixels = new float[batch * image.values()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextInt(2);
    }
    Shape shape = Shape.of(batch, image.height(), image.width(), image.channels());
    try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(pixels))) {
      GraphRun runner = session.runner().feed(images, fed);
      wanted.forEach(runner::fetch);
      List<float[]> values = new ArrayList<>();
      try (Result result = runner.run()) {
        for (int i = 0; i < wanted.size(); i++) {
          TFloat32 tensor = (TFloat32) result.get(i);
          float[] value = new float[Math.toIntExact(tensor.size())];
          tensor.copyTo(DataBuffers.of(value));
          values.add(value);
        }
      }
      return values;
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
