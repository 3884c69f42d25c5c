package org.disentangle.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.disentangle.config.AxisValue;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;

/**
 * One training of a sweep.
 *
 * @param task all that a process needs to know of it
 */
public record Trial(TrialTask task) {
  /**
   * A hash of all that its results depend on, so that it is the same trial in a sweep that has
   * grown.
   */
  public String id() {
    return task.getId();
  }

  /** Where it lies in the grid: a value for each axis of its base, in the order of the axes. */
  public Map<String, String> point() {
    Map<String, String> point = new LinkedHashMap<>();
    for (AxisValue each : task.getPointList()) {
      point.put(each.getField(), each.getValue());
    }
    return point;
  }

  /** What the verb {@code trial} reads. */
  public String text() {
    return Configurations.print(task);
  }

  /** For people: {@code 3f2a0c…, vae beta_vae.beta=4 seed=1}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(id() + ", " + task.getBase());
    point().forEach((field, value) -> text.append(' ').append(field).append('=').append(value));
    return text.toString();
  }
}
