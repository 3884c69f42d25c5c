package org.disentangle.experiment.engine;

import java.nio.file.Path;
import java.util.List;

/** How a trial is started. */
@FunctionalInterface
public interface TrainingCommand {
  /**
   * The program and its arguments.
   *
   * @param configuration the file with the run's resolved configuration
   * @param device {@code "cpu"} or {@code "gpu:<i>"}
   * @param threads threads the trial may use for its computations
   */
  List<String> line(Path configuration, String device, int threads);
}
