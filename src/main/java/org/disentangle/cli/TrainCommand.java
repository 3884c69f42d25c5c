package org.disentangle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.analysis.GoldenBatch;
import org.disentangle.analysis.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.training.TrainingListener;
import org.disentangle.training.TrainingRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Data, training, export. */
@Command(
    name = "train",
    description = "Trains one model and exports it as a SavedModel.",
    footer = {
      "  disentangle train configs/seed/beta-5.textproto",
      "  disentangle train configs/example.textproto --device cpu --threads 1"
    })
final class TrainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The run, as protobuf text.")
  private Path config;

  @Mixin private DeviceOptions device;

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      defaultValue = "saved_models",
      description = "Where SavedModels go (default: ${DEFAULT-VALUE}).")
  private Path models;

  @Mixin private ImageSourceOptions source;

  @Option(
      names = "--golden",
      description = {
        "Also write assets.extra/golden.npz: what each signature gave for a fixed batch,",
        "to hold other runtimes against."
      })
  private boolean golden;

  @Option(
      names = "--progress",
      paramLabel = "auto|json|none",
      defaultValue = "auto",
      description = {
        "auto: a live line on a terminal, a log line an epoch elsewhere;",
        "json: one JSON object a line on the standard output."
      })
  private ProgressForm progress;

  /** How the training tells of itself. */
  private enum ProgressForm {
    AUTO,
    JSON,
    NONE
  }

  @Override
  public void run() {
    RunConfig run = Configurations.readRun(config);
    TrainingRun.Hardware hardware = device.bringUp().hardware();
    FactorImages images = source.open(ImageSourceOptions.archive(run));

    Path exported;
    List<TrainingListener> listeners = new ArrayList<>();
    try (TrainingProgressLine line = new TrainingProgressLine(run.getName())) {
      switch (progress) {
        case AUTO -> listeners.add(InteractiveTerminal.isAttached() ? line : new EpochLog());
        case JSON ->
            listeners.add(new TrainingProgressJson(run.getName(), spec.commandLine().getOut()));
        case NONE -> {}
      }
      exported = new TrainingRun(run, images, hardware, listeners).trainAndExport(models);
    }
    if (golden) {
      GoldenBatch.write(SavedModelFolder.open(exported), images, hardware.session());
    }
    if (progress != ProgressForm.JSON) {
      spec.commandLine().getOut().println("SavedModel: " + exported);
    }
  }
}
