package org.disentangle.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.disentangle.ExclusiveUse;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyPlan;
import org.disentangle.report.Report;
import org.disentangle.process.ChildJvm;
import org.disentangle.experiment.store.EarlierTraining;
import org.disentangle.process.Machine;
import org.disentangle.process.Slots;
import org.disentangle.experiment.Study;
import org.disentangle.experiment.StudyAnalysis;
import org.disentangle.experiment.display.StudyForecast;
import org.disentangle.experiment.StudyOutcome;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.experiment.engine.TrialPool;
import org.disentangle.experiment.claim.ClaimMeasures;
import org.disentangle.experiment.claim.ClaimTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code study}: trains the trials of a study side by side, then analyzes and reports. */
@Command(
    name = "study",
    description = "Trains the trials of a study side by side, then analyzes and reports them.",
    footer = {
      "  disentangle study configs/quick.textproto",
      "  disentangle study configs/quick.textproto --resume",
      "  disentangle study configs/seed.textproto --device gpu:0,gpu:1"
    })
final class StudyCommand implements Callable<Integer> {

  private static final String AUTO = "auto";

  @ParentCommand private DisentangleCommand root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The study's configuration (protobuf text).")
  private Path file;

  @Option(
      names = "--models-dir",
      paramLabel = "DIR",
      defaultValue = "saved_models",
      description = "Where the models go (default: ${DEFAULT-VALUE}).")
  private Path modelsFolder;

  @Option(
      names = "--reports-dir",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Where the report goes (default: ${DEFAULT-VALUE}).")
  private Path reportsFolder;

  @Mixin private TrialDeviceOptions device;

  @Mixin private ImageSourceOptions source;

  @Option(
      names = "--resume",
      description =
          "Go on where the study was interrupted: trials whose newest export was made by the very"
              + " same configuration from the same images are kept, unfinished ones go on from"
              + " their checkpoints.")
  private boolean resume;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      description =
          "Trials side by side (default: as the configuration says, or else one a core or GPU).")
  @Between(least = 0, most = 1024, ofProcessors = true)
  private Integer parallel;

  @Override
  public Integer call() {
    StudyPlan plan = Configurations.readStudy(file);
    ClaimMeasures.check(plan);
    Study study = new Study(plan, modelsFolder, reportsFolder);
    Report.check(study.reportFolder());
    int sideBySide = parallel == null ? plan.config().getParallel() : parallel;
    Machine machine = Machine.local();
    Slots slots = Slots.plan(device.on(machine), sideBySide, study.runs().size(), machine);
    ChildJvm training =
        new ChildJvm(Main.class.getName(), modelsFolder, source.folder(), resume, root.verbose());
    // Once, by all cores, before the trials look for them side by side.
    Map<Optional<Path>, String> checksums = new HashMap<>();
    for (RunConfig run : study.runs()) {
      checksums.computeIfAbsent(
          ImageSourceOptions.archive(run), archive -> source.open(archive).checksum());
    }
    Map<String, Path> trained = resume ? trained(study, checksums) : Map.of();
    Thread thread = Thread.currentThread();
    StudyOutcome outcome;
    Path lock = study.logFolder().resolve("." + plan.config().getName() + ".lock");
    try (ExclusiveUse use = ExclusiveUse.of(lock, "the study " + plan.config().getName());
        TrainingDisplay display = display(slots, study.runs().size(), trained.size());
        ConsoleProgress progress = new ConsoleProgress()) {
      LogManager.getLogger(StudyCommand.class)
          .debug("the study's own, until it has ended: {}", use);
      TrialPool pool = new TrialPool(training, slots, study.logFolder(), display);
      StopSignals signals =
          StopSignals.take(() -> askedToEnd(thread), status -> endAtOnce(pool, status));
      try (signals) {
        StudyAnalysis analysis =
            (analyzed, models, folder, bar) -> {
              // Trials are over: there is nothing to finish that would be lost.
              signals.close();
              return analyze(analyzed, models, folder, bar);
            };
        outcome = study.run(trained, pool, analysis, progress);
      } catch (InterruptedException e) {
        Failures.print(spec, "interrupted; its processes are over", true);
        return signals.exitStatus();
      }
    }
    return report(outcome);
  }

  private static TrainingDisplay display(Slots slots, int trials, int trained) {
    return new StudyForecast(
        Displays.ofTrainings(),
        LogManager.getLogger(StudyCommand.class)::info,
        System::nanoTime,
        slots.devices().size(),
        trials - trained,
        trained);
  }

  private static void askedToEnd(Thread study) {
    LogManager.getLogger(StudyCommand.class)
        .info(
            "asked to end: the trials finish a step and write checkpoints; ask again to end at once");
    study.interrupt();
  }

  private static void endAtOnce(TrialPool pool, int status) {
    pool.endByForce();
    Main.endAtOnce(status);
  }

  private static Map<String, Path> trained(Study study, Map<Optional<Path>, String> checksums) {
    Map<String, Path> trained = new HashMap<>();
    for (RunConfig run : study.runs()) {
      String checksum = checksums.get(ImageSourceOptions.archive(run));
      EarlierTraining earlier = EarlierTraining.of(run, study.modelsFolder(), checksum);
      LogManager.getLogger(StudyCommand.class).info(earlier.remark());
      earlier.savedModel().ifPresent(model -> trained.put(run.getName(), model));
    }
    return trained;
  }

  private int report(StudyOutcome outcome) {
    outcome.page().ifPresent(page -> spec.commandLine().getOut().println("report: " + page));
    for (ProcessOutcome trial : outcome.failures()) {
      Failures.print(spec.commandLine().getErr(), trial);
    }
    return outcome.exitStatus();
  }

  private Path analyze(
      StudyPlan study, List<Path> savedModels, Path reportFolder, Progress progress) {
    TensorFlowHost host = TensorFlowHost.start(AUTO, 0);
    // The first archive named, as in an analysis of the models: trials that compare share theirs.
    Optional<Path> archive =
        study.runs().stream().flatMap(run -> ImageSourceOptions.archive(run).stream()).findFirst();
    return new AnalysisReport(archive, source.folder(), host.hardware().session(), progress)
        .write(
            savedModels.stream().map(SavedModelFolder::open).toList(),
            study.config().getAnalysis(),
            analysis -> ClaimTables.of(study, analysis.table("measures")),
            reportFolder);
  }
}
