package org.disentangle.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.LayerSummary;
import org.disentangle.graph.Layers;
import org.disentangle.graph.Mode;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variable;
import org.disentangle.graph.Variables;
import org.disentangle.runtime.Hosts;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The loss of a model, its terms and the derivatives of each by every trainable variable, without
 * an optimiser; the noise is the same in every run. Weights of terms are at their final values.
 */
public final class Objective implements AutoCloseable {
  public static final int PIXELS = 64 * 64;

  /** The number of training images that estimators are told. */
  public static final int TRAINING_IMAGES = 1000;

  private static final String LOSS = "loss";

  private final GraphSession session;
  private final Layers layers;
  private final Map<String, Operand<TFloat32>> scalars = new LinkedHashMap<>();
  private final List<Variable> trainable;
  private final Map<String, Output<?>[]> derivatives = new LinkedHashMap<>();
  private final List<Output<?>> heldNodes = new ArrayList<>();
  private Optional<Result> held = Optional.empty();
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> seed;
  private final Shape shape;

  public Objective(LatentModel model, int batch, Mode mode) {
    this(model, batch, mode, TrainingSets.ofDsprites(TRAINING_IMAGES));
  }

  /** Of a model that is told of other images than squares of two values. */
  public Objective(LatentModel model, int batch, Mode mode, TrainingSet trainingSet) {
    this(model, batch, mode, trainingSet, Map.of());
  }

  /** Of a model that is fed more than images: the same numbers in every run. */
  public Objective(LatentModel model, int batch, Mode mode, Map<FurtherInput, float[]> further) {
    this(model, batch, mode, TrainingSets.ofDsprites(TRAINING_IMAGES), further);
  }

  private Objective(
      LatentModel model,
      int batch,
      Mode mode,
      TrainingSet trainingSet,
      Map<FurtherInput, float[]> further) {
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    shape = Shape.of(batch, 64, 64, 1);
    images = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
    seed = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    Variables variables = new Variables(tf);
    Noise noise = new Noise(seed);
    layers = new Layers(tf, mode, variables, noise);
    Map<String, Operand<TFloat32>> weights = new LinkedHashMap<>();
    model
        .weights()
        .forEach((term, weight) -> weights.put(term, tf.constant((float) weight.value())));
    Map<FurtherInput, Operand<TFloat32>> inputs = new EnumMap<>(FurtherInput.class);
    further.forEach(
        (input, values) ->
            inputs.put(
                input,
                tf.reshape(
                    tf.constant(values),
                    tf.constant(model.furtherInputs(shape).get(input).asArray()))));
    LossTerms losses =
        model.losses(
            new ModelGraph(tf, mode, variables, layers, noise, weights, trainingSet, inputs),
            images);
    scalars.put(LOSS, losses.loss());
    scalars.putAll(losses.terms());
    Optional.ofNullable(losses.monitors().get(Signatures.SUPERVISION))
        .ifPresent(term -> scalars.put(Signatures.SUPERVISION, term));
    trainable = variables.trainable();
    Output<?>[] weightInputs =
        trainable.stream().map(variable -> variable.value().asOutput()).toArray(Output<?>[]::new);
    // TensorFlow refuses derivatives by variables that a term does not depend on: 0 times each
    // does.
    Operand<TFloat32> nothing = tf.constant(0f);
    for (Variable variable : trainable) {
      nothing = tf.math.add(nothing, tf.math.mul(tf.constant(0f), tf.nn.l2Loss(variable.value())));
    }
    Operand<TFloat32> zero = nothing;
    scalars.forEach(
        (name, value) ->
            derivatives.put(
                name,
                graph.addGradients(
                    name.equals(LOSS) ? value.asOutput() : tf.math.add(value, zero).asOutput(),
                    weightInputs)));
    session = new GraphSession(graph, variables, Hosts.PLAIN.session());
    session.assign(session.initialValues(9));
  }

  /** Still owned by this object. */
  public GraphSession session() {
    return session;
  }

  public List<Variable> variables() {
    return session.variables();
  }

  public List<LayerSummary> layers() {
    return layers.summaries();
  }

  public void assign(Map<String, float[]> values) {
    session.assign(values);
  }

  public Map<String, float[]> weights() {
    return session.read(session.variables());
  }

  /** {@code loss} and its terms. */
  public Map<String, Double> terms(float[] pixels) {
    Map<String, Double> terms = new LinkedHashMap<>();
    List<float[]> values = run(pixels, List.copyOf(scalars.values()));
    int i = 0;
    for (String name : scalars.keySet()) {
      terms.put(name, (double) values.get(i++)[0]);
    }
    return terms;
  }

  /** The derivative of the loss by each trainable variable. */
  public Map<String, float[]> gradients(float[] pixels) {
    return gradients(LOSS, pixels);
  }

  /** The derivative of one term, or of {@code loss}, by each trainable variable. */
  public Map<String, float[]> gradients(String term, float[] pixels) {
    Output<?>[] outputs = derivatives.get(term);
    List<float[]> values = run(pixels, List.of(outputs));
    Map<String, float[]> gradients = new LinkedHashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      gradients.put(trainable.get(i).name(), values.get(i));
    }
    return gradients;
  }

  /**
   * The networks ({@code encoder}, {@code decoder}, …) of which some weight has a derivative of a
   * term that is not 0: a row of the table of who trains what.
   */
  public Set<String> trainedBy(String term, float[] pixels) {
    Set<String> networks = new TreeSet<>();
    gradients(term, pixels)
        .forEach(
            (name, gradient) -> {
              for (float value : gradient) {
                if (value != 0) {
                  networks.add(name.substring(0, name.indexOf('/')));
                }
              }
            });
    return networks;
  }

  /**
   * Asserts that the derivatives of the loss are its central differences: variable by variable,
   * along the gradient itself, away from the zeros that some weights start at. What stands behind a
   * stopped gradient keeps its value meanwhile (that is what stopping means), and so do codes,
   * which have no derivative.
   */
  public void checkGradients() {
    checkGradients(0.25);
  }

  /** As {@link #checkGradients()}, of those variables whose names are wanted. */
  public void checkGradients(Predicate<String> wanted) {
    checkGradients(wanted, 0.25, Map.of());
  }

  /**
   * The same from where some weights have given values, such as those at which the loss is small
   * and its rounding too.
   */
  public void checkGradients(Predicate<String> wanted, Map<String, float[]> given) {
    checkGradients(wanted, 0.25, given);
  }

  /**
   * The same for a loss that is far from a parabola, or has kinks.
   *
   * @param nats by how much a step may change the loss
   */
  public void checkGradients(double nats) {
    checkGradients(name -> true, nats, Map.of());
  }

  /** The same with both. */
  public void checkGradients(Predicate<String> wanted, double nats, Map<String, float[]> given) {
    float[] pixels = squares(Math.toIntExact(shape.get(0)));
    Map<String, float[]> weights = weights();
    SplittableRandom random = new SplittableRandom(11);
    weights.forEach(
        (name, values) -> {
          for (int i = 0; i < values.length; i++) {
            values[i] += (float) random.nextDouble(-0.05, 0.05);
          }
        });
    // Dark pixels to start with: a loss of some hundred nats instead of some thousand.
    weights.put("decoder/logits/bias", new float[] {-3});
    weights.putAll(given);
    assign(weights);
    hold(pixels);
    gradients(pixels)
        .forEach(
            (name, gradient) -> {
              if (wanted.test(name)) {
                checkGradient(name, weights.get(name), gradient, pixels, nats);
              }
            });
  }

  private void hold(float[] pixels) {
    session
        .graph()
        .operations()
        .forEachRemaining(
            operation -> {
              boolean codes = operation.type().equals("Cast") && isInt64(operation.output(0));
              if (codes || operation.type().equals("StopGradient")) {
                heldNodes.add(operation.output(0));
              }
            });
    if (heldNodes.isEmpty()) {
      return;
    }
    try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
        TInt32 noise = TInt32.vectorOf(1, 2)) {
      GraphRun runner = session.runner().feed(images, batch).feed(seed, noise);
      heldNodes.forEach(runner::fetch);
      held = Optional.of(runner.run());
    }
  }

  private static boolean isInt64(Output<?> output) {
    return output.dataType() == DataType.DT_INT64;
  }

  private void checkGradient(
      String name, float[] start, float[] gradient, float[] pixels, double nats) {
    double norm = 0;
    for (float value : gradient) {
      norm += value * value;
    }
    norm = Math.sqrt(norm);
    // Along the gradient itself the derivative is its norm: the largest signal over rounding. The
    // step is short enough for the curvature and changes the loss by up to half a nat, so that
    // rounding stays below one percent.
    double step = Math.min(nats / norm, 0.05);
    double up = lossAt(name, moved(start, gradient, step / norm), pixels);
    double down = lossAt(name, moved(start, gradient, -step / norm), pixels);
    assign(Map.of(name, start));
    assertEquals((up - down) / (2 * step), norm, 0.02 * norm, "gradient of " + name);
  }

  private double lossAt(String name, float[] value, float[] pixels) {
    assign(Map.of(name, value));
    return terms(pixels).get(LOSS);
  }

  private static float[] moved(float[] start, float[] direction, double by) {
    float[] moved = new float[start.length];
    for (int i = 0; i < start.length; i++) {
      moved[i] = (float) (start[i] + by * direction[i]);
    }
    return moved;
  }

  /** Squares at seeded places, [count, 64, 64, 1]. */
  public static float[] squares(int count) {
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

  private List<float[]> run(float[] pixels, List<? extends Operand<?>> wanted) {
    try (TFloat32 batch = TFloat32.tensorOf(shape, DataBuffers.of(pixels));
        TInt32 noise = TInt32.vectorOf(1, 2)) {
      GraphRun runner = session.runner().feed(images, batch).feed(seed, noise);
      held.ifPresent(
          values -> {
            for (int i = 0; i < values.size(); i++) {
              runner.feed(heldNodes.get(i), values.get(i));
            }
          });
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
    held.ifPresent(Result::close);
    session.close();
  }
}
