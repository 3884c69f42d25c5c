package org.disentangle.cli;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.experiment.spark.team.SparkTeam;
import org.disentangle.experiment.spark.team.TeamRequest;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** One model trained on a cluster of Spark, as {@code train} shows it. */
final class SparkTraining {
  private static final Logger LOG = LogManager.getLogger(SparkTraining.class);

  private SparkTraining() {}

  /** Trains, and returns the exit status. */
  static int of(TeamRequest request, CommandSpec spec) {
    Thread thread = Thread.currentThread();
    try (StopSignals signals = StopSignals.take(() -> askedToEnd(thread), Main::endAtOnce)) {
      try {
        try (TrainingDisplay display = Displays.ofTrainings()) {
          SparkTeam.train(request, display);
        }
        spec.commandLine()
            .getOut()
            .println("SavedModel: " + request.models().resolve(request.run()));
        return ExitCode.OK;
      } catch (InterruptedException e) {
        Failures.print(spec, "interrupted; --resume goes on from the newest checkpoint", false);
        return signals.exitStatus();
      }
    }
  }

  private static void askedToEnd(Thread training) {
    LOG.info("asked to end: the workers write a checkpoint; ask again to end at once");
    training.interrupt();
  }
}
