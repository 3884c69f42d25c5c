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
 * @param task all that a process needs to know of it; for a study's trial the fields on measuring
 *     are not set
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
   * Its unique name: in a study the run's name; in a sweep a hash of all that its results depend
   * on, so that it stays the same trial when the sweep is extended.
   */
  public String id() {
    return task.getId();
  }

  /** The run that is trained, resolved. */
  public RunConfig run() {
    return task.getRun();
  }

  /** Its point in the grid: a value for each axis of its base, in the order of the axes. */
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
