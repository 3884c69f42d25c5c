package org.disentangle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.disentangle.AtomicWrite;
import org.disentangle.ExclusiveUse;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.ScoreSelection;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepPlan;
import org.disentangle.data.FactorImages;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.estimate.StepProbe;
import org.disentangle.experiment.estimate.SweepEstimate;
import org.disentangle.experiment.result.SweepFolder;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.experiment.TrialStore;
import org.disentangle.experiment.result.SweepTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code sweep}: trains and measures a model at each point of a grid, then makes their tables. */
@Command(
    name = "sweep",
    description = {
      "Trains and measures a model at each point of a grid, each in a process of its own, and"
          + " makes tables and a page of what they reached.",
      "Started again, it goes on where it was."
    },
    footer = {
      "  disentangle sweep configs/sweep.textproto --dry-run",
      "  disentangle sweep configs/sweep.textproto",
      "  disentangle sweep configs/sweep.textproto --parallel 4 --rank-by sap"
    })
final class SweepCommand implements Callable<Integer> {
  @ParentCommand private DisentangleCommand root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The sweep's configuration (protobuf text).")
  private Path file;

  @Option(
      names = "--dry-run",
      description =
          "Print the trials, and what they will take by steps that are really run: one short"
              + " trial of each base.")
  private boolean dryRun;

  @Mixin private Engines engines;

  @Option(
      names = "--retries",
      paramLabel = "N",
      description =
          "How often a trial that failed is started again (default: as configured, or 1).")
  @Between(least = 0, most = 1000)
  private Integer retries;

  @Option(
      names = "--rank-by",
      paramLabel = "SCORE",
      description = "The score that ranks the trials (default: the first of the sweep).")
  private String rankBy;

  @Option(
      names = "--reports-dir",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Where tables, page and trials go (default: ${DEFAULT-VALUE}).")
  private Path reportsFolder;

  @Mixin private ImageSourceOptions source;

  @Override
  public Integer call() {
    SweepPlan plan = Configurations.readSweep(file);
    ScoreSelection scores = ScoreSelection.of(plan.config().getScoresList());
    SweepTables.Form form =
        new SweepTables.Form(
            plan.axes(),
            scores.scores(),
            rankBy != null ? rankBy : scores.scores().iterator().next());
    SweepFolder folder = new SweepFolder(reportsFolder.resolve(plan.config().getName()));
    folder.check();
    TrialProgram program =
        new TrialProgram(
            ChildJvm.line(Main.class.getName(), List.of()), source.folder(), root.verbose());
    Engine engine =
        engines.engine(
            folder.trials(),
            program,
            plan.config().getShare(),
            retries == null ? plan.config().getRetries() : retries);
    // Once, by all cores, before the trials look for them side by side.
    Map<Optional<Path>, FactorImages> images = new HashMap<>();
    for (RunConfig run : plan.bases().values()) {
      images.computeIfAbsent(ImageSourceOptions.archive(run), source::open);
    }
    Function<RunConfig, FactorImages> imagesOf =
        run -> images.computeIfAbsent(ImageSourceOptions.archive(run), source::open);
    try (ExclusiveUse use = ExclusiveUse.of(folder.lock(), "the sweep " + folder.name())) {
      LogManager.getLogger(SweepCommand.class)
          .debug("the sweep's own, until it has ended: {}", use);
      Experiment run = Experiment.of(plan, engine.store());
      run.requireImages(trial -> imagesOf.apply(trial).checksum());
      LogManager.getLogger(SweepCommand.class)
          .info(
              "{}: {} trials, {} of them finished before",
              folder.name(),
              run.trials().size(),
              run.finished().size());
      return dryRun ? estimate(run, program, imagesOf, plan) : run(run, engine, form, folder);
    }
  }

  private int run(Experiment run, Engine engine, SweepTables.Form form, SweepFolder folder) {
    Thread thread = Thread.currentThread();
    try (StopSignals signals =
        StopSignals.take(() -> askedToEnd(thread), status -> endAtOnce(engine, status))) {
      try {
        List<TrialOutcome> rows = rows(run, engine, folder);
        return report(rows, SweepTables.of(form, rows), form, folder, engine.store());
      } catch (InterruptedException e) {
        Failures.print(
            spec, "interrupted; its processes are over; the same command goes on", false);
        return signals.exitStatus();
      }
    }
  }

  private static List<TrialOutcome> rows(Experiment run, Engine engine, SweepFolder folder)
      throws InterruptedException {
    try (TrainingDisplay display = Displays.of(folder.name(), run)) {
      return run.run(engine, display);
    }
  }

  private int report(
      List<TrialOutcome> rows,
      SweepTables tables,
      SweepTables.Form form,
      SweepFolder folder,
      TrialStore store) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("report: " + folder.write(tables, form));
    if (!tables.ranking().isEmpty()) {
      out.println(
          "best by %s: %s, model: %s"
              .formatted(
                  form.rankedBy(),
                  tables.ranking().doubleColumn(form.rankedBy()).get(0),
                  store.place(tables.ranking().stringColumn("id").get(0))));
    }
    List<TrialOutcome> failures = rows.stream().filter(row -> row.error().isPresent()).toList();
    for (TrialOutcome row : failures) {
      spec.commandLine()
          .getErr()
          .println(
              "disentangle: trial %s failed %s times, the last time with %s"
                  .formatted(row.trial(), row.attempts(), row.error().orElseThrow()));
    }
    spec.commandLine().getErr().flush();
    return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int estimate(
      Experiment run,
      TrialProgram program,
      Function<RunConfig, FactorImages> images,
      SweepPlan plan) {
    try {
      LogManager.getLogger(SweepCommand.class)
          .info(
              "measuring steps: a short trial of each of {} bases, half a minute or so each",
              plan.bases().size());
      Path scratch = Files.createTempDirectory("disentangle");
      try {
        StepProbe probe =
            new StepProbe(program, engines.devices(plan.config().getShare()), scratch);
        SweepEstimate estimate =
            SweepEstimate.measure(run.pending(), probe, each -> images.apply(each).size());
        new DryRun(run, estimate).print(spec.commandLine().getOut());
        return ExitCode.OK;
      } finally {
        AtomicWrite.delete(scratch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserErrorException("interrupted while measuring steps", e);
    } catch (IOException e) {
      throw new UserErrorException("no step can be measured: " + e.getMessage(), e);
    }
  }

  private static void askedToEnd(Thread sweep) {
    LogManager.getLogger(SweepCommand.class)
        .info(
            "asked to end: the trials finish a step and write checkpoints; ask again to end at once");
    sweep.interrupt();
  }

  private static void endAtOnce(Engine engine, int status) {
    engine.endByForce();
    Main.endAtOnce(status);
  }
}
