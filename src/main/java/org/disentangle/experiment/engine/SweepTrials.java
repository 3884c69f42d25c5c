package org.disentangle.experiment.engine;

import java.nio.file.Path;
import java.util.function.Function;
import org.disentangle.AtomicWrite;
import org.disentangle.config.Configurations;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.store.LocalTrialStore;
import org.disentangle.experiment.store.TrialAttempt;

/**
 * The trials of a sweep: each works in the folder {@code .work/<id>} of the store, which holds its
 * task, its log and its checkpoints, so that the work of an interrupted, killed or failed process
 * can be continued. After the sweep only the logs of failed trials are left there.
 *
 * @param store receives the folder of each trial
 * @param program starts each
 */
public record SweepTrials(LocalTrialStore store, TrialProgram program)
    implements Function<Trial, TrialJob> {
  private static final String ENGINE = "local";

  @Override
  public TrialJob apply(Trial trial) {
    Path work = store.folder().resolve(".work").resolve(trial.id());
    Path task = work.resolve("task.textproto");
    Path made = work.resolve("made");
    return new TrialJob(
        task,
        Configurations.print(trial.task()),
        work.resolve("log"),
        device -> program.line(task, made, work.resolve("training"), device),
        (attempt, seconds) -> {
          store.publish(
              trial.id(),
              made,
              TrialAttempt.newBuilder()
                  .setEngine(ENGINE)
                  .setAttempt(attempt)
                  .setSeconds(seconds)
                  .build());
          AtomicWrite.delete(work);
        });
  }
}
