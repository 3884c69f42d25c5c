package org.disentangle.experiment.spark.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.ProcessOutcome;

/**
 * Tells a display of trials what Spark tells the driver: when the first task of each begins, and
 * what came of it. Spark tells of beginnings late and of each task; a display hears of both ends of
 * a trial once and in their order.
 */
final class SparkProgress extends SparkListener {
  private static final int FAILED = 1;

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

  /** A trial is over. */
  synchronized void ended(TaskResult report) {
    begin(report.id());
    display.ended(
        new ProcessOutcome(
            report.id(),
            report.succeeded() ? 0 : FAILED,
            Duration.ofMillis(Math.round(report.seconds() * 1000)),
            Path.of("stderr of its executor"),
            report.succeeded() ? List.of() : List.of(report.error())));
  }

  private synchronized void begin(String id) {
    if (told.add(id)) {
      display.started(id);
    }
  }
}
