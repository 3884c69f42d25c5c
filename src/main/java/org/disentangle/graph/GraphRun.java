package org.disentangle.graph;

import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.proto.StepStats;

/** One run of a {@link GraphSession}: its feeds, its fetches, and its targets. */
public final class GraphRun {
  private final Session.Runner runner;

  /**
   * Operands are found by their names, as they may belong to another graph than the one that runs.
   */
  GraphRun(Session.Runner runner) {
    this.runner = runner;
  }

  /** Feeds a tensor, which the caller closes, for an operand. */
  public GraphRun feed(Operand<?> operand, Tensor tensor) {
    Output<?> output = operand.asOutput();
    runner.feed(output.op().name(), output.index(), tensor);
    return this;
  }

  /** As {@link #feed(Operand, Tensor)}, for the first output of an operation. */
  public GraphRun feed(String operation, Tensor tensor) {
    runner.feed(operation, tensor);
    return this;
  }

  /** Requests the value of an operand. */
  public GraphRun fetch(Operand<?> operand) {
    Output<?> output = operand.asOutput();
    runner.fetch(output.op().name(), output.index());
    return this;
  }

  /** As {@link #fetch(Operand)}, for the first output of an operation. */
  public GraphRun fetch(String operation) {
    runner.fetch(operation);
    return this;
  }

  /** Runs an operation without fetching its value. */
  public GraphRun addTarget(Op op) {
    runner.addTarget(op.op().name());
    return this;
  }

  /**
   * Runs.
   *
   * @return the values in the order in which they were requested; the caller closes them
   */
  public Result run() {
    return runner.run();
  }

  /** Runs, and gives in place of the values what each device did when, and with how much memory. */
  public StepStats trace() {
    runner.setOptions(
        RunOptions.newBuilder().setTraceLevel(RunOptions.TraceLevel.FULL_TRACE).build());
    try (Result result = runner.runAndFetchMetadata()) {
      return result.getMetadata().orElseThrow().getStepStats();
    }
  }
}
