package org.disentangle.training.graph;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.graph.GraphRun;
import org.disentangle.graph.Schedule;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Numbers of a training graph that follow a schedule, such as the weights of loss terms, and the
 * tensors that feed them.
 *
 * <p>Owns the tensors and closes them. Not for use by several threads.
 */
final class FedSchedules implements AutoCloseable {
  private final List<Fed> all = new ArrayList<>();

  private record Fed(Schedule schedule, Placeholder<TFloat32> placeholder, TFloat32 tensor) {}

  /** Adds a number to the graph, float32 [], under a name of the scope. */
  Placeholder<TFloat32> add(Ops scope, String name, Schedule schedule) {
    Placeholder<TFloat32> placeholder =
        scope.withName(name).placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
    all.add(new Fed(schedule, placeholder, TFloat32.scalarOf(0)));
    return placeholder;
  }

  /** Feeds each number what its schedule has at the step. */
  void feed(GraphRun run, long step) {
    for (Fed each : all) {
      each.tensor().setFloat((float) each.schedule().at(step));
      run.feed(each.placeholder(), each.tensor());
    }
  }

  @Override
  public void close() {
    all.forEach(each -> each.tensor().close());
  }
}
