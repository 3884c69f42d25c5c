package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialStore;
import org.disentangle.process.Lanes;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;

/**
 * An engine that runs trials in parallel as processes on this machine.
 *
 * @param <R> the result of a finished trial
 */
public final class LocalEngine<R> implements Engine<R> {
  private static final int NOT_RUN = 1;

  private final TrialStore<R> store;
  private final Function<Trial, TrialJob> jobs;
  private final int retries;
  private final Lanes lanes;

  /**
   * An engine that runs once.
   *
   * @param store receives the results of the jobs
   * @param jobs how each trial is run
   * @param devices one for each trial that runs at a time
   * @param retries how often a failed trial is restarted
   */
  public LocalEngine(
      TrialStore<R> store, Function<Trial, TrialJob> jobs, List<String> devices, int retries) {
    this.store = store;
    this.jobs = jobs;
    this.retries = retries;
    this.lanes = new Lanes(devices);
  }

  @Override
  public TrialStore<R> store() {
    return store;
  }

  @Override
  public List<TrialEnd> run(List<Trial> trials, TrainingDisplay display)
      throws InterruptedException {
    return lanes.run(
        rounds(trials).stream()
            .map(round -> round.stream().map(trial -> work(trial, display)).toList())
            .toList());
  }

  /** First those that have more threads than the others: together they fill the machine. */
  private static List<List<Trial>> rounds(List<Trial> trials) {
    int least = trials.stream().mapToInt(trial -> trial.task().getThreads()).min().orElse(0);
    int first = (int) trials.stream().takeWhile(trial -> trial.task().getThreads() > least).count();
    return List.of(trials.subList(0, first), trials.subList(first, trials.size()));
  }

  private Lanes.Work<TrialEnd> work(Trial trial, TrainingDisplay display) {
    return lane -> run(trial, lane, display);
  }

  @Override
  public void endByForce() {
    lanes.endByForce();
  }

  private TrialEnd run(Trial trial, Lanes.Lane lane, TrainingDisplay display)
      throws InterruptedException {
    display.started(trial.id());
    TrialJob job = jobs.apply(trial);
    int attempt = 1;
    ProcessOutcome outcome = attempt(trial, job, attempt, lane, display);
    while (!outcome.succeeded() && attempt <= retries) {
      attempt++;
      outcome = attempt(trial, job, attempt, lane, display);
    }
    display.ended(outcome);
    return new TrialEnd(outcome, attempt);
  }

  /** Runs one trial. An error in starting or storing it must not end the other trials. */
  private static ProcessOutcome attempt(
      Trial trial, TrialJob job, int number, Lanes.Lane lane, TrainingDisplay display)
      throws InterruptedException {
    try {
      AtomicWrite.file(job.input(), file -> Files.writeString(file, job.text()));
      ProcessOutcome outcome =
          lane.run(
              trial.id(),
              job.line().apply(lane.device()),
              job.log(),
              progress -> display.progressed(trial.id(), progress));
      if (outcome.succeeded()) {
        job.completion().complete(number, outcome.seconds());
      }
      return outcome;
    } catch (IOException | UserErrorException e) {
      List<String> reason = List.of("it could not be run: " + e.getMessage());
      return new ProcessOutcome(
          trial.id(),
          Duration.ZERO,
          Optional.of(ProcessFailure.of(NOT_RUN, job.log().toString(), reason)));
    }
  }
}
