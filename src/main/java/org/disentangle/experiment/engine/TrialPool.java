package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.disentangle.AtomicWrite;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.process.Lanes;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.Slots;
import org.disentangle.process.TrainingDisplay;

/** Runs the trials of a study, each as a process, as many side by side as there are slots. */
public final class TrialPool {
  /** The exit status given to a process that there never was. */
  private static final int NOT_RUN = 1;

  private final TrainingCommand command;
  private final Slots slots;
  private final Path logFolder;
  private final TrainingDisplay display;
  private final Lanes lanes;

  /**
   * @param logFolder holds each trial's configuration and log, named after the run
   * @param display told of everything; whoever made it closes it
   */
  public TrialPool(TrainingCommand command, Slots slots, Path logFolder, TrainingDisplay display) {
    this.command = command;
    this.slots = slots;
    this.logFolder = logFolder;
    this.display = display;
    this.lanes = new Lanes(slots.devices());
  }

  /**
   * Runs trials once and waits for them; one that fails does not keep the others from going on.
   *
   * @param runs all trials of the study: a trial's share of the cores depends on its place there
   * @param wanted which of them are to be run
   * @return their outcomes, in the same order
   * @throws org.disentangle.UserErrorException if the folder of logs cannot be written
   * @throws InterruptedException if this thread is interrupted, or this program is asked to end;
   *     the processes are then over
   */
  public List<ProcessOutcome> run(List<RunConfig> runs, Predicate<RunConfig> wanted)
      throws InterruptedException {
    List<Lanes.Work<ProcessOutcome>> works = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      RunConfig run = runs.get(i);
      if (wanted.test(run)) {
        String text = Configurations.print(run);
        AtomicWrite.file(configuration(run), file -> Files.writeString(file, text));
        int threads = slots.threads(i, runs.size());
        works.add(lane -> trial(run, lane, threads));
      }
    }
    return lanes.run(works);
  }

  private ProcessOutcome trial(RunConfig run, Lanes.Lane lane, int threads)
      throws InterruptedException {
    String name = run.getName();
    display.started(name);
    ProcessOutcome outcome;
    try {
      outcome =
          lane.run(
              name,
              command.line(configuration(run), lane.device(), threads),
              log(run),
              progress -> display.progressed(name, progress));
    } catch (IOException e) {
      // One trial more than the machine bears is no reason to lose the others.
      List<String> reason = List.of("its process could not be run: " + e.getMessage());
      outcome = new ProcessOutcome(name, NOT_RUN, Duration.ZERO, log(run), reason);
    }
    display.ended(outcome);
    return outcome;
  }

  /** Ends all processes at once, whatever they are about; to be followed by this program's end. */
  public void endByForce() {
    lanes.endByForce();
  }

  private Path log(RunConfig run) {
    return logFolder.resolve(run.getName() + ".log");
  }

  private Path configuration(RunConfig run) {
    return logFolder.resolve(run.getName() + ".textproto");
  }
}
