package org.disentangle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.apache.logging.log4j.LogManager;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.reload.GoldenBatch;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.cli.live.LiveServer;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.DeviceOptions;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.ModelsFolder;
import org.disentangle.cli.terminal.Displays;
import org.disentangle.cli.terminal.EpochLog;
import org.disentangle.cli.terminal.InteractiveTerminal;
import org.disentangle.cli.terminal.JsonLines;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.cli.terminal.ProgressMessages;
import org.disentangle.cli.terminal.StopSignals;
import org.disentangle.config.Configurations;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.experiment.spark.team.TeamRequest;
import org.disentangle.graph.collective.Cluster;
import org.disentangle.graph.collective.LostWorkerException;
import org.disentangle.graph.collective.Team;
import org.disentangle.graph.collective.Workers;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.runtime.TensorFlowLibraries;
import org.disentangle.training.TrainingOptions;
import org.disentangle.training.TrainingRun;
import org.disentangle.training.checkpoint.TrainingInterruptedException;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.team.SharedBatches;
import org.disentangle.training.tensorboard.TensorBoardLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Data, training, export. */
@Command(
    name = "train",
    description = {
      "Trains one model and exports it as a SavedModel.",
      "Ctrl-C ends it at the next step, with a checkpoint that --resume goes on from."
    },
    footer = {
      "  disentangle train configs/seed/beta-5.textproto",
      "  disentangle train configs/seed/beta-5.textproto --resume",
      "  disentangle train configs/example.textproto --device cpu --threads 1",
      "  disentangle train configs/example.textproto --tensorboard",
      "  tensorboard --logdir saved_models",
      "  disentangle train configs/example.textproto --live",
      "  disentangle train configs/example.textproto --workers 2",
      "  disentangle train configs/example.textproto --workers 2 --engine spark \\",
      "      --master spark://host:7077"
    })
final class TrainCommand implements Callable<Integer> {
  @ParentCommand private RootCommand root;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The run, as protobuf text.")
  private Path config;

  @Mixin private DeviceOptions device;

  @Mixin private WorkerOptions workers;

  @Mixin private ModelsFolder models;

  @Mixin private ImageSourceOptions source;

  @Option(
      names = "--resume",
      description =
          "Go on from the newest checkpoint of this run, where there is one; the model is then"
              + " the same as if the training had never been interrupted. A finished training goes"
              + " on to more loop.steps or loop.epochs.")
  private boolean resume;

  @Option(
      names = "--golden",
      description =
          "Also write assets.extra/golden.npz: what each signature gave for a fixed batch, to"
              + " hold other runtimes against.")
  private boolean golden;

  @Option(
      names = "--tensorboard",
      description =
          "Also write files for TensorBoard, to DIR/<run>/tensorboard/<version>/ as the training"
              + " goes: every loss term, learning rate, images a second; after each epoch"
              + " reconstructions and histograms of the latents; the configuration and"
              + " hyper-parameters. --resume goes on in the same place.")
  private boolean tensorBoard;

  @Option(
      names = "--live",
      description =
          "Serve a page with the growing curves, on this machine alone (for another one:"
              + " ssh -L 8000:localhost:PORT); its address is logged.")
  private boolean live;

  @Option(
      names = "--live-port",
      paramLabel = "PORT",
      description = "Serve that page on this port (default: one that is free); implies --live.")
  @Between(least = 1, most = 65535)
  private Integer livePort;

  @Option(
      names = "--progress",
      paramLabel = "auto|json|none",
      defaultValue = "auto",
      description =
          "auto: a live line on a terminal, a log line every 30 seconds and an epoch elsewhere;"
              + " json: one JSON object a line on the standard output.")
  private ProgressForm progress;

  @Option(
      names = "--end-with-input",
      hidden = true,
      description =
          "End at once when the standard input ends, together with the process that started this one.")
  private boolean endWithInput;

  /** How the training reports its progress. */
  private enum ProgressForm {
    AUTO,
    JSON,
    NONE
  }

  @Override
  public Integer call() {
    if (!workers.areOnSpark()) {
      TensorFlowLibraries.begin(device.wanted(), root.verbose());
    }
    RunConfig run = Configurations.readRunWithImages(config);
    if (workers.areOnSpark()) {
      return trainOnSpark(run);
    }
    if (endWithInput) {
      EndOfInput.watch(System.in);
    }
    Optional<Cluster> cluster = workers.cluster();
    int processes = cluster.map(Cluster::size).orElse(1);
    SharedBatches.check(run, processes);
    TensorFlowHost host =
        device.bringUp(workers.areStartedHere() ? processes : 1).sharedBy(processes);
    FactorImages images = source.of(run);

    try (StopSignals signals = StopSignals.take(TrainCommand::askedToEnd, Main::endAtOnce);
        WorkerProcesses others = new WorkerProcesses()) {
      if (workers.areStartedHere()) {
        others.start(cluster.orElseThrow(), host.device(), arguments(host));
      }
      try {
        Team team =
            cluster.isPresent()
                ? Workers.join(cluster.get(), host.session(), others::ended, signals::isMade)
                : Team.ALONE;
        TrainingOptions options = new TrainingOptions(resume, signals, team);
        if (team.leads()) {
          lead(run, images, host, options);
        } else {
          new TrainingRun(run, images, host, List.of()).assist(models.folder(), options);
        }
        return ExitCode.OK;
      } catch (TrainingInterruptedException e) {
        boolean leads = cluster.map(each -> each.index() == 0).orElse(true);
        if (leads || e.isByLoss()) {
          Failures.print(spec, e.getMessage(), leads && e.isResumable());
        }
        return e.isByLoss() ? ExitCode.SOFTWARE : signals.exitStatusOr(StopSignals.INTERRUPTED);
      } catch (LostWorkerException | CancellationException e) {
        String what = others.sentence().orElse(signals.isMade() ? "interrupted" : e.getMessage());
        Failures.print(spec, what + " before the first step", false);
        return signals.exitStatusOr(ExitCode.SOFTWARE);
      }
    }
  }

  private int trainOnSpark(RunConfig run) {
    SharedBatches.check(run, workers.number());
    if (live || livePort != null || progress != ProgressForm.AUTO) {
      throw new UserErrorException(
          "--engine spark shows the progress in its own way; leave out --live, --live-port and"
              + " --progress");
    }
    List<String> leading = new ArrayList<>();
    if (golden) {
      leading.add("--golden");
    }
    if (tensorBoard) {
      leading.add("--tensorboard");
    }
    return SparkTraining.of(
        new TeamRequest(
            run.getName(),
            Configurations.print(run),
            workers.number(),
            workers
                .spark()
                .request(
                    device.wanted(),
                    Math.max(1, device.threads()),
                    1,
                    source.folder(),
                    root.verbose()),
            models.folder(),
            resume,
            leading),
        spec);
  }

  /** The arguments of every worker on this machine, except its place in the team. */
  private List<String> arguments(TensorFlowHost host) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                config.toString(),
                "--threads=" + host.threads(),
                "--models-dir=" + models.folder(),
                "--data-dir=" + source.folder(),
                "--progress=none"));
    if (root.verbose()) {
      arguments.add("--verbose");
    }
    return List.copyOf(arguments);
  }

  private void lead(
      RunConfig run, FactorImages images, TensorFlowHost host, TrainingOptions options) {
    List<TrainingListener> listeners = new ArrayList<>();
    Optional<LiveServer> page = serveLivePage(run.getName());
    Path exported;
    try (TrainingDisplay display = display(run.getName())) {
      page.ifPresent(server -> listeners.add(server.listener()));
      listeners.add(new ProgressMessages(run.getName(), display));
      if (progress == ProgressForm.AUTO && !InteractiveTerminal.isAttached()) {
        listeners.add(new EpochLog());
      }
      if (tensorBoard) {
        listeners.add(new TensorBoardLog());
      }
      exported =
          new TrainingRun(run, images, host, listeners).trainAndExport(models.folder(), options);
      if (golden) {
        GoldenBatch.write(SavedModelFolder.open(exported), images, host.session());
      }
    } finally {
      page.ifPresent(LiveServer::close);
    }
    if (progress != ProgressForm.JSON) {
      spec.commandLine().getOut().println("SavedModel: " + exported);
      NextStep.afterTraining(exported, Optional.of(config).filter(file -> ImagePaths.names(run)))
          .say(spec);
    }
  }

  private TrainingDisplay display(String run) {
    return switch (progress) {
      case AUTO -> Displays.ofTrainings();
      case JSON -> new JsonLines(run, spec.commandLine().getOut());
      case NONE -> TrainingDisplay.NONE;
    };
  }

  private Optional<LiveServer> serveLivePage(String name) {
    if (!live && livePort == null) {
      return Optional.empty();
    }
    LiveServer server = LiveServer.start(name, livePort == null ? 0 : livePort);
    LogManager.getLogger(TrainCommand.class).info("live page: {}", server.address());
    return Optional.of(server);
  }

  private static void askedToEnd() {
    LogManager.getLogger(TrainCommand.class)
        .info(
            "asked to end: finishing the step and writing a checkpoint; ask again to end at once");
  }
}
