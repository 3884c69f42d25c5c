package org.disentangle.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.ExclusiveUse;
import org.disentangle.Progress;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.table.ReferencesTable;
import org.disentangle.api.AnalysisReport;
import org.disentangle.api.StudyReport;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.ModelsFolder;
import org.disentangle.cli.option.ReportsFolder;
import org.disentangle.cli.option.TrialDeviceOptions;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.Displays;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.DataConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.claim.ClaimMeasures;
import org.disentangle.experiment.claim.ClaimTables;
import org.disentangle.experiment.display.StudyForecast;
import org.disentangle.experiment.engine.LocalEngine;
import org.disentangle.experiment.engine.StudyTrials;
import org.disentangle.experiment.store.ExportedModels;
import org.disentangle.experiment.store.FinishedTrials;
import org.disentangle.page.ReportFolder;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.Machine;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.Slots;
import org.disentangle.report.Report;
import org.disentangle.report.ReportOrigin;
import org.disentangle.runtime.TensorFlowHost;
import org.tensorflow.proto.ConfigProto;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.Table;

/** {@code study}: trains the trials of a study in parallel, then analyzes and reports. */
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
  private static final String CPU = "cpu";

  @ParentCommand private RootCommand root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The study's configuration (protobuf text).")
  private Path file;

  @Mixin private ModelsFolder models;

  @Mixin private ReportsFolder reports;

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

  private Optional<TensorFlowHost> host = Optional.empty();

  @Override
  public Integer call() {
    StudyPlan plan = StudyPlan.read(file);
    ClaimMeasures.check(plan);
    String name = plan.config().getName();
    Path reportFolder = reports.folder().resolve(name);
    Report.check(reportFolder);
    int sideBySide = parallel == null ? plan.config().getParallel() : parallel;
    Machine machine = Machine.local();
    Slots slots = Slots.plan(device.on(machine), sideBySide, plan.runs().size(), machine);
    List<Trial> trials =
        IntStream.range(0, plan.runs().size())
            .mapToObj(i -> Trial.of(plan.runs().get(i), slots.threads(i, plan.runs().size())))
            .toList();
    // Once, on all cores, before the trials open them in parallel.
    plan.runs().forEach(source::of);
    ExportedModels exported = new ExportedModels(models.folder());
    Experiment<Path> experiment =
        new Experiment<>(
            trials,
            resume
                ? FinishedTrials.ofStudy(trials, exported, run -> source.of(run).checksum())
                : Map.of());
    StudyTrials jobs =
        new StudyTrials(
            ChildJvm.line(Main.class.getName(), List.of()),
            models.folder(),
            source.folder(),
            resume,
            root.verbose());
    Engine<Path> engine = new LocalEngine<>(exported, jobs, slots.devices(), 0);
    Path lock = jobs.logFolder().resolve("." + name + ".lock");
    try (ExclusiveUse use = ExclusiveUse.of(lock, "the study " + name)) {
      Logger log = LogManager.getLogger(StudyCommand.class);
      log.debug("the study's own, until it has ended: {}", use);
      log.info(planned(experiment.pending().size(), slots, reportFolder));
      if (experiment.pending().isEmpty()
          && origin(plan, experiment.finished().values())
              .filter(same -> same.isThatOf(reportFolder))
              .isPresent()) {
        log.info(
            "measured before: the same models on the same images with the same settings, by this program; remove {} to have them measured again",
            reportFolder);
        say(reportFolder.resolve(ReportFolder.PAGE));
        return 0;
      }
      return new InterruptibleWork(
              spec, Displays.ASKED_TO_END, "interrupted; its processes are over", true)
          .run(
              engine::endByForce,
              signals -> {
                try (StudyReport report =
                    new StudyReport(
                        reportFolder,
                        trials.size(),
                        progress -> analyzer(plan, reportFolder, progress))) {
                  List<TrialOutcome<Path>> outcomes =
                      run(
                          experiment,
                          engine,
                          slots,
                          StudyForecast.secondsOfAnalysis(
                              plan.config().getAnalysis(), source.open(images(plan)).size()),
                          report);
                  // The trials have ended: stopping now loses no unfinished work.
                  signals.close();
                  write(report, plan, outcomes, reportFolder);
                  return report(outcomes);
                }
              });
    }
  }

  /** One sentence for somebody who starts a study for the first time. */
  private static String planned(int pending, Slots slots, Path reportFolder) {
    if (pending == 0) {
      return "every model is trained already; the report is " + reportFolder;
    }
    int sideBySide = Math.min(pending, slots.devices().size());
    return "training %s%s; how long it takes, with the report in %s, is said as soon as their speed is known%s"
        .formatted(
            pending == 1 ? "1 model" : pending + " models",
            sideBySide == 1 ? "" : ", at most " + sideBySide + " at a time",
            reportFolder,
            isGrowing(slots) ? ", and the first page is there with the first model" : "");
  }

  /** A GPU has no memory to spare while models are trained on it. */
  private static boolean isGrowing(Slots slots) {
    return slots.devices().stream().allMatch(CPU::equals);
  }

  private static List<TrialOutcome<Path>> run(
      Experiment<Path> experiment,
      Engine<Path> engine,
      Slots slots,
      double secondsOfAnalysis,
      StudyReport report)
      throws InterruptedException {
    boolean isGrowing = isGrowing(slots);
    if (isGrowing) {
      report.begin();
    }
    try (StudyForecast forecast =
        new StudyForecast(
            Displays.ofTrainings(),
            LogManager.getLogger(StudyCommand.class)::info,
            System::nanoTime,
            experiment.pending().size(),
            experiment.finished().size(),
            secondsOfAnalysis)) {
      if (isGrowing) {
        experiment.finished().forEach((run, model) -> report.add(run, model, forecast::analyzed));
      }
      List<TrialOutcome<Path>> outcomes =
          experiment.run(
              engine,
              isGrowing
                  ? forecast.and(report.ofTrainings(engine.store(), forecast::analyzed))
                  : forecast);
      if (Thread.interrupted()) {
        throw new InterruptedException("asked to end before the analysis");
      }
      return outcomes;
    }
  }

  /** Started once, by what needs it first. */
  private synchronized TensorFlowHost host() {
    if (host.isEmpty()) {
      host = Optional.of(TensorFlowHost.start(AUTO, 0));
      host.get().runFirstGraph();
    }
    return host.get();
  }

  /**
   * What the report of these models is made of.
   *
   * @param trained the models, in the order of the trials
   */
  private Optional<ReportOrigin> origin(StudyPlan study, Collection<Path> trained) {
    return ReportOrigin.of(
            trained.stream().map(SavedModelFolder::open).toList(),
            source.open(images(study)).checksum(),
            study.config().getAnalysis(),
            host().device() + " " + host().threads())
        .map(models -> models.and("study", study.config()));
  }

  private Analyzer analyzer(StudyPlan study, Path reportFolder, Progress progress) {
    ConfigProto session = host().session();
    return new AnalysisReport(Optional.of(images(study)), source.folder(), session, progress)
        .analyzer(source.open(images(study)), study.config().getAnalysis(), reportFolder);
  }

  private void write(
      StudyReport report, StudyPlan study, List<TrialOutcome<Path>> outcomes, Path reportFolder)
      throws InterruptedException {
    for (TrialOutcome<Path> outcome : outcomes) {
      outcome.result().ifPresent(model -> report.add(outcome.trial().id(), model, () -> {}));
    }
    try (ConsoleProgress progress = new ConsoleProgress()) {
      report
          .write(
              outcomes.stream().map(outcome -> outcome.trial().id()).toList(),
              analysis -> conclusions(study, analysis),
              progress)
          .ifPresent(
              page -> {
                List<Path> trained =
                    outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
                if (trained.size() == outcomes.size()) {
                  origin(study, trained).ifPresent(made -> made.keepIn(reportFolder));
                }
                say(page);
              });
    }
  }

  private void say(Path page) {
    spec.commandLine().getOut().println("report: " + page);
    NextStep.afterReport(page).say(spec);
  }

  private int report(List<TrialOutcome<Path>> outcomes) {
    List<ProcessFailure> failures = new ArrayList<>();
    for (TrialOutcome<Path> outcome : outcomes) {
      outcome
          .failure()
          .ifPresent(
              failure -> {
                Failures.print(spec.commandLine().getErr(), outcome.trial().id(), failure);
                failures.add(failure);
              });
    }
    return Failures.exitStatus(failures);
  }

  /** The first images named, as in an analysis of models: trials that compare share theirs. */
  private static DataConfig images(StudyPlan study) {
    return study.runs().stream()
        .map(RunConfig::getData)
        .filter(data -> data.getSourceCase() != DataConfig.SourceCase.SOURCE_NOT_SET)
        .findFirst()
        .orElseGet(() -> study.runs().get(0).getData());
  }

  private static List<Table> conclusions(StudyPlan study, Analysis analysis) {
    List<Table> tables = new ArrayList<>(ClaimTables.of(study, analysis.tables()));
    if (study.config().getCourseReport()) {
      tables.add(ReferencesTable.ofCourseReport());
    }
    return tables;
  }
}
