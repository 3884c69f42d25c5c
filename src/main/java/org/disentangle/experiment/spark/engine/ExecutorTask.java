package org.disentangle.experiment.spark.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.TaskDevice;
import org.disentangle.experiment.spark.cluster.TaskFolder;
import org.disentangle.experiment.spark.store.PublishedTrials;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.process.ProcessOutcome;

/**
 * A Spark task: runs one trial as a separate process on the executor, and puts its result folder
 * into the store. An error of the trial is part of the task's result; the task itself fails only if
 * it or its executor is killed, and Spark then starts it elsewhere.
 *
 * @param program how the process is started
 * @param trials receives the folders of trials
 * @param workingFolder of the process, where the machine has it
 * @param retries how often a failed trial is restarted
 * @param mostTasks how many tasks Spark may start for a trial: the last one gives the trial up,
 *     since a trial that kills its executor each time must not end the sweep
 */
record ExecutorTask(
    InstalledProgram program,
    PublishedTrials trials,
    String workingFolder,
    int retries,
    int mostTasks)
    implements Function<TaskInput, TaskResult> {
  private static final Logger LOG = LogManager.getLogger(ExecutorTask.class);

  @Override
  public TaskResult call(TaskInput input) throws IOException, InterruptedException {
    int earlier = TaskContext.get().attemptNumber();
    if (trials.has(input.id())) {
      return new TaskResult(input.id(), Math.max(1, earlier), "", 0);
    }
    if (earlier > 0 && earlier + 1 >= mostTasks) {
      return new TaskResult(
          input.id(), earlier, "the loss of its executor, perhaps because memory ran out", 0);
    }
    try (TaskFolder folder = new TaskFolder("trial-")) {
      Path task = Files.writeString(folder.path().resolve("task.textproto"), input.text());
      int attempt = earlier;
      TaskResult result;
      do {
        attempt++;
        result = attempt(input.id(), attempt, task, folder);
      } while (!result.succeeded() && attempt - earlier <= retries);
      return result;
    }
  }

  /** Runs one process; a failure to write its results must not end other trials. */
  private TaskResult attempt(String id, int number, Path task, TaskFolder folder)
      throws InterruptedException {
    try {
      Path made = folder.path().resolve("made");
      ProcessOutcome outcome = run(id, task, made, folder);
      double seconds = outcome.seconds();
      if (!outcome.succeeded()) {
        outcome.failure().ifPresent(failure -> LOG.warn(failure.withLog(id)));
        return new TaskResult(id, number, outcome.reason(), seconds);
      }
      Files.writeString(made.resolve(TrialFolder.ATTEMPT), json(number, seconds));
      trials.publish(id, made);
      return new TaskResult(id, number, "", seconds);
    } catch (IOException | RuntimeException e) {
      if (TaskContext.get().isInterrupted() || Thread.interrupted()) {
        throw new InterruptedException("the task was killed");
      }
      LOG.warn("trial {}", id, e);
      return new TaskResult(id, number, "it could not be run: " + e.getMessage(), 0);
    }
  }

  /**
   * A {@link org.disentangle.experiment.store.TrialAttempt}, without the library that writes such
   * messages.
   */
  private static String json(int attempt, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"engine\": \"%s\", \"attempt\": %d, \"seconds\": %.3f}%n",
        SparkEngine.NAME,
        attempt,
        seconds);
  }

  private ProcessOutcome run(String id, Path task, Path made, TaskFolder folder)
      throws IOException, InterruptedException {
    TaskDevice device = TaskDevice.of(TaskContext.get());
    Path work = folder.path().resolve("work");
    List<String> command = new ArrayList<>(program.here().line(task, made, work, device.name()));
    command.add("--end-with-input");
    return folder.run(id, command, workingFolder, device, Duration.ZERO, line -> {});
  }
}
