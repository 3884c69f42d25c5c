package org.disentangle.variational;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphSession;
import org.disentangle.graph.Noise;
import org.disentangle.graph.Optimizer;
import org.disentangle.graph.Schedule;
import org.disentangle.graph.Variables;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.AscentPlan;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;

/**
 * Stochastic gradient ascent of the lower bound in λ = ln θ with one estimator: plain gradient
 * steps, each gradient the mean over a batch of draws and no longer than {@link
 * AscentPlan#GRADIENT_LIMIT}.
 *
 * <p>Owns its graph and its tensors and closes them. Not for use by several threads.
 */
public final class StochasticAscent implements AutoCloseable {
  private final AscentPlan plan;
  private final GradientEstimator estimator;
  private final Schedule stepSize;
  private final LogRate logRate;
  private final Operand<TFloat64> rate;
  private final Placeholder<TInt32> seed;
  private final Placeholder<TFloat32> learningRate;
  private final Op train;
  private final GraphSession session;
  private final TInt32 seedTensor = TInt32.vectorOf(0, 0);
  private final TFloat32 learningRateTensor = TFloat32.scalarOf(0);

  /** Builds the graph and opens its session. */
  public StochasticAscent(
      ExponentialModel model, GradientEstimator estimator, AscentPlan plan, ConfigProto config) {
    this.plan = plan;
    this.estimator = estimator;
    this.stepSize = plan::stepSize;
    Graph graph = new Graph();
    Ops tf = Ops.create(graph);
    seed = tf.withName("seed").placeholder(TInt32.class, Placeholder.shape(Shape.of(2)));
    learningRate =
        tf.withName("learning_rate").placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    Variables variables = new Variables(tf);
    logRate = LogRate.in(variables);
    rate = tf.math.exp(logRate.value(tf));

    Operand<TFloat64> draws = Draws.ofGamma(tf, new Noise(seed), plan.batch());
    Operand<TFloat64> objective = new Objective(tf, model).of(estimator, rate, draws);
    Operand<TFloat32> loss =
        tf.dtypes.cast(tf.math.neg(tf.math.mean(objective, tf.constant(0))), TFloat32.class);
    List<Gradient> gradients =
        Gradient.clippedByGlobalNorm(
            tf, Gradient.of(graph, loss, variables.trainable()), AscentPlan.GRADIENT_LIMIT);
    List<Op> updates =
        new ArrayList<>(
            new Optimizer.Momentum(0, false).apply(tf, variables, gradients, learningRate));
    updates.addAll(logRate.carry(tf.withControlDependencies(updates)));
    train = tf.withName("train").withControlDependencies(updates).noOp();
    session = new GraphSession(graph, variables, config);
  }

  /**
   * Climbs from one start.
   *
   * @param start θ, above 0
   * @param progress receives the number of steps taken
   * @throws UserErrorException if the start is not a finite number above 0, or if it is so far from
   *     the optimum that a gradient is not a number
   */
  public Ascent from(double start, Progress progress) {
    Ascent.checkStart(start);
    session.assign(session.initialValues(plan.seed()));
    session.assign(logRate.valuesOf(Math.log(start)));
    double[] rates = new double[plan.steps() + 1];
    for (int step = 0; step < plan.steps(); step++) {
      rates[step] = step(step);
      if (!Double.isFinite(rates[step])) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "the ascent from start %s leaves the range of numbers at step %d; begin nearer to"
                    + " x + 1",
                start,
                step));
      }
      progress.update(estimator.key() + " from " + start, step + 1, plan.steps());
    }
    rates[plan.steps()] = rate();
    return new Ascent(estimator, rates);
  }

  /**
   * Takes one step.
   *
   * @return θ before it
   */
  private double step(int step) {
    seedTensor.setInt(plan.seed(), 0).setInt(step, 1);
    learningRateTensor.setFloat((float) stepSize.at(step));
    try (Result result =
        session
            .runner()
            .feed(seed, seedTensor)
            .feed(learningRate, learningRateTensor)
            .fetch(rate)
            .addTarget(train)
            .run()) {
      return ((TFloat64) result.get(0)).getDouble();
    }
  }

  private double rate() {
    try (Result result = session.runner().fetch(rate).run()) {
      return ((TFloat64) result.get(0)).getDouble();
    }
  }

  @Override
  public void close() {
    seedTensor.close();
    learningRateTensor.close();
    session.close();
  }
}
