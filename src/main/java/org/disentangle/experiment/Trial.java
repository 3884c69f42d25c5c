package org.disentangle.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.disentangle.config.AxisValue;
import org.disentangle.config.RunConfig;
import org.disentangle.config.TrialTask;

/**
 * One training of an experiment.
 *
 * @param task all that a process needs to know of it; of a study's trial, what is measured of it is
 *     not set
 */
public record Trial(TrialTask task) {
  /**
   * One run of a study.
   *
   * @param threads of TensorFlow
   */
  public static Trial of(RunConfig run, int threads) {
    return new Trial(
        TrialTask.newBuilder().setId(run.getName()).setRun(run).setThreads(threads).build());
  }

  /**
   * Its name among the others: the run's in a study; in a sweep a hash of all that its results
   * depend on, so that it is the same trial in a sweep that has grown.
   */
  public String id() {
    return task.getId();
  }

  /** What is trained, resolved. */
  public RunConfig run() {
    return task.getRun();
  }

  /** Where it lies in the grid: a value for each axis of its base, in the order of the axes. */
  public Map<String, String> point() {
    Map<String, String> point = new LinkedHashMap<>();
    for (AxisValue each : task.getPointList()) {
      point.put(each.getField(), each.getValue());
    }
    return point;
  }

  /** The same for people: {@code beta_vae.beta=4 seed=1}. */
  public String pointText() {
    return task.getPointList().stream()
        .map(each -> each.getField() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  /** For people: {@code 3f2a0c…, vae beta_vae.beta=4 seed=1}. */
  @Override
  public String toString() {
    return (id() + ", " + task.getBase() + " " + pointText()).strip();
  }
}
