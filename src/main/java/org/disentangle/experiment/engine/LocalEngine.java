package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.disentangle.AtomicWrite;
import org.disentangle.UserErrorException;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialStore;
import org.disentangle.experiment.store.LocalTrialStore;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.process.Lanes;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingDisplay;

/**
 * Runs trials as processes of this machine. Each works in the folder {@code .work/<id>} of the
 * store, which holds its task, its log and its checkpoints: a process that was interrupted, killed
 * or failed is gone on from. What is left of it after the sweep are the logs of trials that failed.
 */
public final class LocalEngine implements Engine {
  private static final String NAME = "local";
  private static final int NOT_RUN = 1;

  private final LocalTrialStore store;
  private final TrialProgram program;
  private final int retries;
  private final Lanes lanes;

  /**
   * An engine that runs once.
   *
   * @param devices one for each trial that runs at a time
   * @param retries how often a trial that failed is started again
   */
  public LocalEngine(
      LocalTrialStore store, TrialProgram program, List<String> devices, int retries) {
    this.store = store;
    this.program = program;
    this.retries = retries;
    this.lanes = new Lanes(devices);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TrialStore store() {
    return store;
  }

  @Override
  public List<TrialEnd> run(List<Trial> trials, TrainingDisplay display) throws InterruptedException {
    return lanes.run(
        trials.stream()
            .map(trial -> (Lanes.Work<TrialEnd>) lane -> run(trial, lane, display))
            .toList());
  }

  @Override
  public void endByForce() {
    lanes.endByForce();
  }

  private TrialEnd run(Trial trial, Lanes.Lane lane, TrainingDisplay display)
      throws InterruptedException {
    display.started(trial.id());
    int attempt = 1;
    ProcessOutcome outcome = attempt(trial, attempt, lane, display);
    while (!outcome.succeeded() && attempt <= retries) {
      attempt++;
      outcome = attempt(trial, attempt, lane, display);
    }
    display.ended(outcome);
    return new TrialEnd(
        trial.id(),
        attempt,
        outcome.succeeded() ? Optional.empty() : Optional.of(outcome.reason()),
        seconds(outcome));
  }

  /** A trial that cannot be started or published is no reason to lose the others. */
  private ProcessOutcome attempt(Trial trial, int number, Lanes.Lane lane, TrainingDisplay display)
      throws InterruptedException {
    Path work = store.folder().resolve(".work").resolve(trial.id());
    Path log = work.resolve("log");
    Path made = work.resolve("made");
    try {
      Path task = work.resolve("task.textproto");
      AtomicWrite.file(task, file -> Files.writeString(file, trial.text()));
      ProcessOutcome outcome =
          lane.run(
              trial.id(),
              program.line(task, made, work.resolve("training"), lane.device()),
              log,
              progress -> display.progressed(trial.id(), progress));
      if (outcome.succeeded()) {
        store.publish(
            trial.id(),
            made,
            TrialAttempt.newBuilder()
                .setEngine(NAME)
                .setAttempt(number)
                .setSeconds(seconds(outcome))
                .build());
        AtomicWrite.delete(work);
      }
      return outcome;
    } catch (IOException | UserErrorException e) {
      return new ProcessOutcome(
          trial.id(),
          NOT_RUN,
          Duration.ZERO,
          log,
          List.of("it could not be run: " + e.getMessage()));
    }
  }

  private static double seconds(ProcessOutcome outcome) {
    return outcome.elapsed().toMillis() / 1000.0;
  }
}
