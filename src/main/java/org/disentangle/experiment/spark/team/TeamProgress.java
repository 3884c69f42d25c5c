package org.disentangle.experiment.spark.team;

import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.disentangle.process.ProgressLines;
import org.disentangle.process.TrainingDisplay;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Shows the first worker's messages on a display, whenever its executor reports them to the driver.
 */
final class TeamProgress extends SparkListener {
  private final String run;
  private final TrainingDisplay display;

  TeamProgress(String run, TrainingDisplay display) {
    this.run = run;
    this.display = display;
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(task -> CollectionConverters.asJava(task._4()).forEach(this::show));
  }

  private void show(AccumulableInfo info) {
    if (info.name().contains(LatestProgress.NAME) && info.update().isDefined()) {
      ProgressLines.parse(String.valueOf(info.update().get()))
          .ifPresent(progress -> display.progressed(run, progress));
    }
  }
}
