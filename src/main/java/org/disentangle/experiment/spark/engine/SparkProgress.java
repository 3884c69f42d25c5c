package org.disentangle.experiment.spark.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;

/**
 * Shows trials on a display from Spark's reports to the driver: when the first task of each begins,
 * and how it ended. Spark reports starts late, and for each task; the display receives start and
 * end of a trial once and in this order.
 */
final class SparkProgress extends SparkListener {
  private final List<String> ids;
  private final TrainingDisplay display;
  private final Set<String> told = new HashSet<>();

  /**
   * @param ids of the trials, in the order of the job's partitions
   */
  SparkProgress(List<String> ids, TrainingDisplay display) {
    this.ids = List.copyOf(ids);
    this.display = display;
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart task) {
    begin(ids.get(task.taskInfo().index()));
  }

  /** Reports that a trial has ended. */
  synchronized void ended(ProcessOutcome outcome) {
    begin(outcome.name());
    display.ended(outcome);
  }

  private synchronized void begin(String id) {
    if (told.add(id)) {
      display.started(id);
    }
  }
}
