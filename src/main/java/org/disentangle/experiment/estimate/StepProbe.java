package org.disentangle.experiment.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.config.TrialTask;
import org.disentangle.data.RunLength;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.process.Lanes;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.process.TrainingProgress;

/**
 * Measures the time of trials: runs one trial of a base with few steps, from start to scores, in as
 * many parallel copies as trials would run, since they slow each other down.
 *
 * @param program starts a trial
 * @param devices one for each trial that runs at a time
 * @param folder for the output of the copies; the caller removes it
 */
public record StepProbe(TrialProgram program, List<String> devices, Path folder) {
  /** Enough steps to separate the slow first steps from the others. */
  private static final long STEPS = 60;

  /** Copies the list. */
  public StepProbe {
    devices = List.copyOf(devices);
  }

  /** A message and its time of arrival. */
  private record Heard(TrainingProgress progress, long nanos) {}

  /**
   * Measures a trial.
   *
   * @param length of the whole trial
   * @return the estimate for a trial of this length; {@link TrialCost#seconds} gives that of others
   * @throws UserErrorException if it fails, with its sentence
   * @throws InterruptedException if the program is asked to end
   */
  TrialCost measure(Trial trial, RunLength length) throws InterruptedException {
    RunLength few = length.atMost(STEPS);
    TrialTask brief = trial.task().toBuilder().setRun(few.appliedTo(trial.task().getRun())).build();
    List<Lanes.Work<TrialCost>> copies = new ArrayList<>();
    for (int copy = 0; copy < devices.size(); copy++) {
      Path place = folder.resolve(trial.id() + "-" + copy);
      copies.add(lane -> measure(brief, few.stages(), place, lane));
    }
    return TrialCost.mean(new Lanes(devices).run(List.of(copies)));
  }

  private TrialCost measure(TrialTask brief, List<Long> stages, Path place, Lanes.Lane lane)
      throws InterruptedException {
    try {
      Path task = place.resolve("task.textproto");
      AtomicWrite.file(task, file -> Files.writeString(file, Configurations.print(brief)));
      List<Heard> heard = new ArrayList<>();
      ProcessOutcome outcome =
          lane.run(
              brief.getId(),
              program.line(task, place.resolve("made"), place.resolve("work"), lane.device()),
              place.resolve("log"),
              progress -> heard.add(new Heard(progress, System.nanoTime())));
      if (!outcome.succeeded()) {
        throw new UserErrorException(
            "no step could be measured: the base %s ended with %s"
                .formatted(brief.getBase(), outcome.reason()));
      }
      return cost(brief.getRun(), stages, heard, outcome.elapsed().toMillis() / 1000.0);
    } catch (IOException e) {
      throw FileErrorException.of("no step could be measured: " + e.getMessage(), e);
    }
  }

  private static TrialCost cost(
      RunConfig run, List<Long> stages, List<Heard> heard, double seconds) {
    List<TrialCost.Stage> costs = new ArrayList<>();
    double ofSteps = 0;
    long before = 0;
    for (long steps : stages) {
      TrialCost.Stage stage = stage(run, heard, before, before + steps);
      costs.add(stage);
      ofSteps += steps * run.getLoop().getBatchSize() * stage.secondsAnImage();
      before += steps;
    }
    return new TrialCost(costs, Math.max(0, seconds - ofSteps));
  }

  private static TrialCost.Stage stage(RunConfig run, List<Heard> heard, long before, long last) {
    List<Heard> told =
        heard.stream()
            .filter(each -> each.progress().getPhase().equals("training"))
            .filter(each -> each.progress().getStep() > before)
            .filter(each -> each.progress().getStep() <= last)
            .toList();
    if (told.isEmpty()) {
      throw new UserErrorException("no step could be measured: the trial reported none");
    }
    // The first message counts the slow first steps, unless it is the only one.
    int first = told.size() > 1 ? 1 : 0;
    long step = first == 1 ? told.get(0).progress().getStep() : before;
    double seconds = 0;
    double images = 0;
    for (Heard each : told.subList(first, told.size())) {
      double more = (each.progress().getStep() - step) * (double) run.getLoop().getBatchSize();
      images += more;
      seconds += more / each.progress().getImagesPerSecond();
      step = each.progress().getStep();
    }
    long end = told.get(told.size() - 1).nanos();
    double validation =
        heard.stream()
            .filter(each -> each.progress().getPhase().equals("validation"))
            .filter(each -> each.progress().getStep() == last)
            .mapToDouble(each -> (each.nanos() - end) / 1e9)
            .findFirst()
            .orElse(0);
    return new TrialCost.Stage(seconds / images, validation);
  }
}
