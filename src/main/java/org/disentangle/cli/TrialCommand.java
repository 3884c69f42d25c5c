package org.disentangle.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.disentangle.cli.option.DeviceOption;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.JsonLines;
import org.disentangle.cli.terminal.ProgressMessages;
import org.disentangle.cli.terminal.StopSignals;
import org.disentangle.config.Configurations;
import org.disentangle.config.TrialTask;
import org.disentangle.data.FactorImages;
import org.disentangle.experiment.trial.TrialRun;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.runtime.TensorFlowLibraries;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code trial}: one trial of a sweep, as the engines start it. */
@Command(
    name = "trial",
    hidden = true,
    description = {
      "Trains, exports and measures one trial of a sweep, as its engine wrote it down, and leaves"
          + " one folder, all or nothing.",
      "How far it is goes to the standard output, one JSON object a line."
    },
    footer = "  disentangle trial 3f2a0c91d7e4.textproto --out trials/3f2a0c91d7e4")
final class TrialCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TRIAL", description = "The trial, as protobuf text.")
  private Path file;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
  private Path out;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Where checkpoints are kept, on the same disk as --out; an earlier process of this"
              + " trial is gone on from (default: beside --out).")
  private Path work;

  @Mixin private DeviceOption device;

  @Option(
      names = "--end-with-input",
      description =
          "End at once when the standard input ends, together with the process that started this one.")
  private boolean endWithInput;

  @Mixin private ImageSourceOptions source;

  @Override
  public Integer call() {
    if (endWithInput) {
      EndOfInput.watch(System.in);
    }
    TensorFlowLibraries.begin(device.wanted(), root.verbose());
    TrialTask task = Configurations.readTrial(file);
    TensorFlowHost host = TensorFlowHost.start(device.wanted(), task.getThreads());
    FactorImages images = source.of(task.getRun());
    TrainingListener progress =
        new ProgressMessages(
            task.getId(), new JsonLines(task.getId(), spec.commandLine().getOut()));
    try (StopSignals signals = StopSignals.take(TrialCommand::askedToEnd, Main::endAtOnce)) {
      try (ConsoleProgress measuring = new ConsoleProgress()) {
        new TrialRun(task, images, host, measuring)
            .write(out, workFolder(), List.of(progress), signals);
        return ExitCode.OK;
      } catch (TrainingInterruptedException e) {
        // The engine that started this process decides how to continue.
        Failures.print(spec, e.getMessage(), false);
        return signals.exitStatus();
      }
    }
  }

  private Path workFolder() {
    return work != null ? work : out.resolveSibling(out.getFileName() + ".work");
  }

  private static void askedToEnd() {
    LogManager.getLogger(TrialCommand.class)
        .info("asked to end: finishing the step and writing a checkpoint");
  }
}
