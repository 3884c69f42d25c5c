package org.disentangle.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.LogManager;
import org.disentangle.AtomicWrite;
import org.disentangle.ExclusiveUse;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.Scores;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.JsonOption;
import org.disentangle.cli.option.ReportsFolder;
import org.disentangle.cli.option.ScoreList;
import org.disentangle.cli.terminal.Displays;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.cli.terminal.Remarks;
import org.disentangle.config.sweep.SweepPlan;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.experiment.estimate.StepProbe;
import org.disentangle.experiment.estimate.SweepEstimate;
import org.disentangle.experiment.result.SweepFolder;
import org.disentangle.experiment.result.SweepTables;
import org.disentangle.experiment.store.FinishedTrials;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.process.ChildJvm;
import org.disentangle.process.TrainingDisplay;
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
    modelTransformer = ScoreList.class,
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
  @ParentCommand private RootCommand root;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CONFIG", description = "The sweep's configuration (protobuf text).")
  private Path file;

  @Option(
      names = "--dry-run",
      description =
          "Print the trials, and what they will take by steps that are really run: one short"
              + " trial of each base.")
  private boolean dryRun;

  @Mixin private JsonOption json;

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
      description =
          "The score that ranks the trials, one that the sweep takes (default: its first)."
              + " Scores: ${COMPLETION-CANDIDATES}.",
      completionCandidates = ScoreKeys.class)
  private String rankBy;

  @Mixin private ReportsFolder reports;

  @Mixin private ImageSourceOptions source;

  /** The keys of all scores, for the help. */
  private static final class ScoreKeys implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scores.all().iterator();
    }
  }

  @Override
  public Integer call() {
    if (json.isWanted() && !dryRun) {
      throw new UserErrorException(
          "--json is for the table that --dry-run prints; what a sweep reached is in its CSV files");
    }
    SweepPlan plan = SweepPlan.read(file);
    Set<String> scores = Scores.select(plan.config().getScoresList());
    SweepTables.Form form =
        new SweepTables.Form(
            plan.axes(), scores, rankBy != null ? rankBy : scores.iterator().next());
    SweepFolder folder = new SweepFolder(reports.folder().resolve(plan.config().getName()));
    folder.check();
    TrialProgram program =
        new TrialProgram(
            ChildJvm.line(Main.class.getName(), List.of()), source.folder(), root.verbose());
    Engine<TrialResult> engine =
        engines.engine(
            folder.trials(),
            program,
            plan.config().getShare(),
            retries == null ? plan.config().getRetries() : retries);
    // Once, on all cores, before the trials open them in parallel.
    plan.bases().values().forEach(source::of);
    try (ExclusiveUse use = ExclusiveUse.of(folder.lock(), "the sweep " + folder.name())) {
      LogManager.getLogger(SweepCommand.class)
          .debug("the sweep's own, until it has ended: {}", use);
      List<Trial> trials = plan.trials().stream().map(Trial::new).toList();
      Experiment<TrialResult> experiment =
          new Experiment<>(
              trials,
              FinishedTrials.ofSweep(trials, engine.store(), run -> source.of(run).checksum()));
      LogManager.getLogger(SweepCommand.class)
          .info(
              "{}: {} trials, {} of them finished before",
              folder.name(),
              trials.size(),
              experiment.finished().size());
      return dryRun
          ? estimate(experiment, program, plan)
          : new InterruptibleWork(
                  spec,
                  Displays.ASKED_TO_END,
                  "interrupted; its processes are over; the same command goes on",
                  false)
              .run(
                  engine::endByForce,
                  signals ->
                      report(
                          run(experiment, engine, folder.name()),
                          form,
                          folder,
                          plan.bases().values().stream()
                              .map(source::of)
                              .allMatch(Dsprites::areAll)));
    }
  }

  private static List<TrialOutcome<TrialResult>> run(
      Experiment<TrialResult> experiment, Engine<TrialResult> engine, String name)
      throws InterruptedException {
    try (TrainingDisplay display = Displays.of(name, experiment.pending())) {
      return experiment.run(engine, display);
    }
  }

  private int report(
      List<TrialOutcome<TrialResult>> outcomes,
      SweepTables.Form form,
      SweepFolder folder,
      boolean areDsprites) {
    SweepTables tables = SweepTables.of(form, outcomes);
    PrintWriter out = spec.commandLine().getOut();
    Path page = folder.write(tables, form, areDsprites);
    if (!tables.ranking().isEmpty() && Remarks.areWanted(spec)) {
      String best = tables.ranking().stringColumn("id").get(0);
      out.println(
          "best by %s: %s, model: %s"
              .formatted(
                  form.rankedBy(),
                  tables.ranking().doubleColumn(form.rankedBy()).get(0),
                  outcomes.stream()
                      .filter(outcome -> outcome.trial().id().equals(best))
                      .flatMap(outcome -> outcome.result().stream())
                      .map(TrialResult::place)
                      .findFirst()
                      .orElseThrow()));
    }
    out.println("report: " + page);
    NextStep.afterReport(page).say(spec);
    PrintWriter err = spec.commandLine().getErr();
    int failures = 0;
    for (TrialOutcome<TrialResult> outcome : outcomes) {
      if (outcome.failure().isPresent()) {
        failures++;
        err.println(
            "disentangle: trial %s failed %s times, the last time with %s"
                .formatted(
                    outcome.trial(),
                    outcome.end().map(TrialEnd::attempts).orElse(0),
                    outcome.failure().get().reason()));
      }
    }
    err.flush();
    return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int estimate(Experiment<TrialResult> sweep, TrialProgram program, SweepPlan plan) {
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
            SweepEstimate.measure(sweep.pending(), probe, run -> source.of(run).size());
        DryRun run = new DryRun(sweep, estimate);
        PrintWriter out = spec.commandLine().getOut();
        json.print(out, run::object, () -> run.print(out));
        NextStep.afterDryRun(file).say(spec);
        return ExitCode.OK;
      } finally {
        AtomicWrite.delete(scratch);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UserErrorException("interrupted while measuring steps", e);
    } catch (IOException e) {
      throw FileErrorException.of("no step can be measured: " + e.getMessage(), e);
    }
  }
}
