package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;

/** One run of a {@link GraphSession}: what is fed, what is fetched, and what is done beside it. */
public final class GraphRun {
  private final Session.Runner runner;

  /** Operands are found by their names, as the graph that runs is not the one they stand in. */
  GraphRun(Session.Runner runner) {
    this.runner = runner;
  }

  /** Puts a tensor, which the caller closes, in the place of an operand. */
  public GraphRun feed(Operand<?> operand, Tensor tensor) {
    Output<?> output = operand.asOutput();
    runner.feed(output.op().name(), output.index(), tensor);
    return this;
  }

  /** As {@link #feed(Operand, Tensor)}, of the first output of an operation. */
  public GraphRun feed(String operation, Tensor tensor) {
    runner.feed(operation, tensor);
    return this;
  }

  /** Asks for the value of an operand. */
  public GraphRun fetch(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    runner.fetch(output.op().name(), output.index());
    return this;
  }

  /** As {@link #fetch(Operand)}, of the first output of an operation. */
  public GraphRun fetch(String operation) {
    runner.fetch(operation);
    return this;
  }

  /** Does an operation without asking for its value. */
  public GraphRun addTarget(Op op) {
    runner.addTarget(op.op().name());
    return this;
  }

  /**
   * Runs.
   *
   * @return the values in the order in which they were asked for; the caller closes it
   */
  public Result run() {
    return runner.run();
  }
}
