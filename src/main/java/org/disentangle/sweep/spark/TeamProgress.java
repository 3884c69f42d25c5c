package org.disentangle.sweep.spark;

import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.disentangle.study.ProgressLines;
import org.disentangle.study.TrialDisplay;
import scala.jdk.javaapi.CollectionConverters;

/** Tells a display what the first worker says, as often as its executor tells the driver of it. */
final class TeamProgress extends SparkListener {
  private final String run;
  private final TrialDisplay display;

  TeamProgress(String run, TrialDisplay display) {
    this.run = run;
    this.display = display;
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(task -> CollectionConverters.asJava(task._4()).forEach(this::show));
  }

  private void show(AccumulableInfo info) {
    if (info.name().contains(LastLine.NAME) && info.update().isDefined()) {
      ProgressLines.parse(String.valueOf(info.update().get()))
          .ifPresent(progress -> display.progressed(run, progress));
    }
  }
}
