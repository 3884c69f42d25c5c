package org.disentangle.graph.autoregressive;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.disentangle.graph.Activation;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Operand;
import org.tensorflow.Signature;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * Draws images from an autoregressive distribution by Jacobi iteration: all pixels at once,
 * repeated until none changes (Song et al. 2021, "Accelerating Feedforward Computation via Parallel
 * Nonlinear Equation Solving", Algorithm 1):
 *
 * <pre>{@code  x_i <- [ u_i < p(x_i = 1 | x_1, …, x_(i-1), z) ]}</pre>
 *
 * from x = 0. Pixel i depends only on earlier ones, so it stays correct once they are correct:
 * after n sweeps at least the first n pixels are correct, and an image that a sweep does not change
 * equals the result of drawing one pixel after the other. The number of sweeps is the length of the
 * longest chain of pixels that change each other, at most the number of pixels. For models that
 * were trained for 800 steps, 64 draws took 50 sweeps (configs/families/strong/vq-vae.textproto)
 * and 135 and 144 (vae.textproto in the same folder), with 4,096 pixels.
 *
 * <p>A loop of the graph: it ends for a whole batch when the last image of it has settled. No
 * gradient leads through it.
 *
 * @param pixels the final x, 0 or 1, [B, H, W, 1]
 * @param sweeps how often all pixels were drawn, including the last sweep, which changes nothing,
 *     int32 []
 */
public record JacobiIteration(Operand<TFloat32> pixels, Operand<TInt32> sweeps) {

  /**
   * The variables of the loop in their order: those that a sweep changes, and those that it only
   * reads.
   */
  private record State(
      Operand<TInt32> sweeps,
      Operand<TBool> changed,
      Operand<TFloat32> pixels,
      Operand<TFloat32> features,
      Operand<TFloat32> thresholds,
      List<Operand<TFloat32>> weights) {

    List<Operand<?>> operands() {
      List<Operand<?>> all =
          new ArrayList<>(List.of(sweeps, changed, pixels, features, thresholds));
      all.addAll(weights);
      return all;
    }

    static State of(List<? extends Operand<?>> operands) {
      Iterator<? extends Operand<?>> next = operands.iterator();
      return new State(
          next.next().asOutput().expect(TInt32.class),
          next.next().asOutput().expect(TBool.class),
          floats(next.next()),
          floats(next.next()),
          floats(next.next()),
          operands.stream().skip(5).map(State::floats).toList());
    }

    private static Operand<TFloat32> floats(Operand<?> operand) {
      return operand.asOutput().expect(TFloat32.class);
    }
  }

  /**
   * Adds the loop to a graph.
   *
   * @param network over weights of this graph
   * @param features [B, H, W, C]
   * @param thresholds u, [B, H, W, 1]: uniform in [0, 1) for a draw
   */
  public static JacobiIteration of(
      Ops tf, CausalNetwork network, Operand<TFloat32> features, Operand<TFloat32> thresholds) {
    State first =
        new State(
            tf.constant(0),
            tf.constant(true),
            tf.zerosLike(thresholds),
            features,
            thresholds,
            network.weights());
    long pixels = thresholds.shape().get(1) * thresholds.shape().get(2);
    try (ConcreteFunction unsettled =
            function("unsettled", first, (body, state) -> goesOn(body, state, pixels));
        ConcreteFunction sweep =
            function(
                "sweep",
                first,
                (body, state) -> swept(body, network.activation(), state).operands())) {
      List<Operand<TType>> last = new ArrayList<>();
      tf.statelessWhile(first.operands(), unsettled, sweep).forEach(last::add);
      State settled = State.of(last);
      return new JacobiIteration(settled.pixels(), settled.sweeps());
    }
  }

  private static List<Operand<?>> goesOn(Ops tf, State state, long pixels) {
    // Position-dependent rounding, as on a GPU, must not cause an endless loop.
    Operand<TBool> within = tf.math.less(state.sweeps(), tf.constant(Math.toIntExact(pixels)));
    return List.of(tf.math.logicalAnd(state.changed(), within));
  }

  private static State swept(Ops tf, Activation activation, State state) {
    Operand<TFloat32> logits =
        new CausalNetwork(activation, state.weights()).logits(tf, state.features(), state.pixels());
    Operand<TFloat32> probabilities = tf.math.sigmoid(logits);
    Operand<TFloat32> pixels =
        tf.dtypes.cast(tf.math.less(state.thresholds(), probabilities), TFloat32.class);
    Operand<TBool> changed =
        tf.reduceAny(tf.math.notEqual(pixels, state.pixels()), tf.constant(new int[] {0, 1, 2, 3}));
    return new State(
        tf.math.add(state.sweeps(), tf.constant(1)),
        changed,
        pixels,
        tf.identity(state.features()),
        tf.identity(state.thresholds()),
        state.weights().stream().<Operand<TFloat32>>map(tf::identity).toList());
  }

  /** Computes the output of a part of the loop from its state. */
  @FunctionalInterface
  private interface Part {
    List<Operand<?>> outputs(Ops tf, State state);
  }

  /** A function whose inputs are of the types and shapes of a state. */
  private static ConcreteFunction function(String name, State like, Part part) {
    return ConcreteFunction.create(
        tf -> {
          Signature.Builder signature = Signature.builder(name);
          List<Operand<?>> inputs = new ArrayList<>();
          for (Operand<?> operand : like.operands()) {
            Operand<?> input = tf.placeholder(operand.type(), Placeholder.shape(operand.shape()));
            signature.input("in" + inputs.size(), input);
            inputs.add(input);
          }
          int i = 0;
          for (Operand<?> output : part.outputs(tf, State.of(inputs))) {
            signature.output("out" + i++, output);
          }
          return signature.build();
        });
  }
}
