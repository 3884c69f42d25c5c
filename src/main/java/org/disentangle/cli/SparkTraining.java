package org.disentangle.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.cli.terminal.Displays;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.experiment.spark.team.SparkTeam;
import org.disentangle.experiment.spark.team.TeamRequest;
import org.disentangle.process.TrainingDisplay;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Trains one model on a Spark cluster, for the verb {@code train}. */
final class SparkTraining {
  private SparkTraining() {}

  /** Trains, and returns the exit status. */
  static int of(TeamRequest request, CommandSpec spec) {
    return new InterruptibleWork(
            spec,
            "asked to end: the workers write a checkpoint; ask again to end at once",
            "interrupted; --resume goes on from the newest checkpoint",
            false)
        .run(
            () -> {},
            signals -> {
              try (TrainingDisplay display = Displays.ofTrainings()) {
                SparkTeam.train(request, display);
              }
              Path model = request.models().resolve(request.run());
              spec.commandLine().getOut().println("SavedModel: " + model);
              NextStep.afterTraining(model, Optional.empty()).say(spec);
              return ExitCode.OK;
            });
  }
}
