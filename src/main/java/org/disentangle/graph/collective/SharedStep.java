package org.disentangle.graph.collective;

import org.disentangle.graph.GraphRun;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * A step that several processes take together, in two runs of the training graph: each computes
 * gradients and terms over its share of the batch; then, with the averages over all of them, each
 * makes the same update. No variable changes before every process has contributed its part: if a
 * process is lost, the others have the weights of a complete step.
 *
 * <p>Owns the tensor of the averages; must be closed.
 */
public final class SharedStep implements AutoCloseable {
  private final Team team;
  private final AveragedGradients cut;
  private final float[] numbers;
  private final TFloat32 averaged;

  /**
   * Prepares a step.
   *
   * @param cut the point at which the training graph is cut in two
   */
  public SharedStep(Team team, AveragedGradients cut) {
    this.team = team;
    this.cut = cut;
    numbers = new float[cut.length()];
    averaged = TFloat32.tensorOf(Shape.of(cut.length()));
  }

  /**
   * Takes a step.
   *
   * @param share fed with this process' share of the batch
   * @param update that runs the optimiser, fed with all but the averages
   * @param values where the terms over the whole batch go
   * @throws LostWorkerException if another process is lost; the variables are then as before
   */
  public void take(GraphRun share, GraphRun update, float[] values) {
    try (Result result = share.fetch(cut.own()).run()) {
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(numbers));
    }
    team.sum(numbers);
    averaged.asRawTensor().data().asFloats().write(numbers);
    update.feed(cut.averaged(), averaged).run().close();
    System.arraycopy(numbers, cut.length() - cut.terms(), values, 0, cut.terms());
  }

  @Override
  public void close() {
    averaged.close();
  }
}
