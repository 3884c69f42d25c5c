package org.disentangle.bench;

import org.disentangle.runtime.TensorFlowHost;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Multiplies two square matrices in TensorFlow: what this machine can do at most.
 *
 * <p>Argument: their side.
 */
public final class MatrixProductWorker {
  private static final int WARM_UP_PRODUCTS = 3;

  private MatrixProductWorker() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) {
    Rounds rounds = Rounds.take();
    TensorFlowHost host = TensorFlowHost.start("cpu", 0);
    int side = Integer.parseInt(arguments[0]);
    try (Graph graph = new Graph();
        Session session = new Session(graph, host.session())) {
      Ops tf = Ops.create(graph);
      // Variables, since a product of constants would be folded into a constant.
      Variable<TFloat32> a = tf.variable(matrix(tf, side, 1));
      Variable<TFloat32> b = tf.variable(matrix(tf, side, 2));
      Op product = tf.linalg.matMul(a, b);
      session.initialize();
      rounds.serve(WARM_UP_PRODUCTS, times -> multiply(session, product, times));
    }
  }

  private static Operand<TFloat32> matrix(Ops tf, int side, int seed) {
    Operand<TInt32> shape = tf.constant(new int[] {side, side});
    return tf.random.statelessRandomUniform(
        shape, tf.constant(new int[] {seed, 0}), TFloat32.class);
  }

  private static void multiply(Session session, Op product, int times) {
    for (int i = 0; i < times; i++) {
      session.runner().addTarget(product).run().close();
    }
  }
}
