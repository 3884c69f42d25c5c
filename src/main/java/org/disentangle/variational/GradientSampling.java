package org.disentangle.variational;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Variables;
import org.disentangle.math.CompensatedSum;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.disentangle.pgm.bound.GradientSample;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * Measures the noise of the estimators: the derivative that each draw gives by itself, all from the
 * same draws.
 *
 * <p>Owns its graph and closes it.
 */
public final class GradientSampling implements AutoCloseable {
  private final int draws;
  private final Placeholder<TInt32> seed;
  private final Placeholder<TFloat64> rate;
  private final Map<GradientEstimator, Operand<TFloat64>> derivatives =
      new EnumMap<>(GradientEstimator.class);
  private final GraphSession session;

  /**
   * Builds the graph and opens its session.
   *
   * @param draws of each estimator, 2 or more
   */
  public GradientSampling(ExponentialModel model, int draws, ConfigProto config) {
    this.draws = draws;
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    seed = tf.withName("seed").placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    rate = tf.withName("rate").placeholder(TFloat64.class, Placeholder.shape(Shape.scalar()));
    Operand<TFloat64> gamma = Draws.ofGamma(tf, new Noise(seed), draws);
    // A separate θ for each draw: the derivatives by them are those of the single draws.
    Operand<TFloat64> rates = tf.broadcastTo(rate, tf.constant(new int[] {draws}));
    Objective objective = new Objective(tf, model);
    for (GradientEstimator estimator : GradientEstimator.values()) {
      Operand<TFloat64> sum = tf.sum(objective.of(estimator, rates, gamma), tf.constant(0));
      Output<?>[] gradient = graph.addGradients(sum.asOutput(), new Output<?>[] {rates.asOutput()});
      derivatives.put(estimator, gradient[0].expect(TFloat64.class));
    }
    session = new GraphSession(graph, new Variables(tf), config);
  }

  /**
   * Draws at one θ.
   *
   * @param theta above 0
   * @param seedOfDraws decides the draws
   * @return one entry for each estimator, in their order
   */
  public List<GradientSample> at(double theta, int seedOfDraws) {
    GraphRun runner = session.runner();
    derivatives.values().forEach(runner::fetch);
    List<GradientSample> samples = new ArrayList<>();
    try (TInt32 seedTensor = TInt32.vectorOf(seedOfDraws, 0);
        TFloat64 rateTensor = TFloat64.scalarOf(theta);
        Result result = runner.feed(seed, seedTensor).feed(rate, rateTensor).run()) {
      int fetched = 0;
      for (GradientEstimator estimator : derivatives.keySet()) {
        double[] values = new double[draws];
        ((TFloat64) result.get(fetched++)).copyTo(DataBuffers.of(values));
        samples.add(summary(estimator, theta, values));
      }
    }
    return samples;
  }

  private static GradientSample summary(GradientEstimator estimator, double rate, double[] values) {
    double mean = CompensatedSum.of(values) / values.length;
    CompensatedSum squares = new CompensatedSum();
    for (double value : values) {
      squares.add((value - mean) * (value - mean));
    }
    return new GradientSample(
        estimator, rate, values.length, mean, Math.sqrt(squares.value() / (values.length - 1)));
  }

  @Override
  public void close() {
    session.close();
  }
}
