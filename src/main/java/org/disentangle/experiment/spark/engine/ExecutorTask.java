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
import org.disentangle.AtomicWrite;
import org.disentangle.experiment.spark.cluster.InstalledProgram;
import org.disentangle.experiment.spark.cluster.InterruptAtExit;
import org.disentangle.experiment.spark.cluster.ScratchFolder;
import org.disentangle.experiment.spark.cluster.TaskDevice;
import org.disentangle.experiment.spark.cluster.TrialChild;
import org.disentangle.experiment.spark.store.PublishedTrials;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.process.ProcessOutcome;

/**
 * A task of Spark: runs one trial as a process of its own on the executor, and puts the folder that
 * it leaves into the store. What goes wrong with a trial is part of the answer; the task itself
 * fails only when it is killed, or with its executor, and Spark then starts it elsewhere.
 *
 * @param program how the process is started
 * @param shelf where folders of trials go
 * @param workingFolder of the process, where the machine has it
 * @param retries how often a trial that failed is started again
 * @param mostTasks how many tasks of a trial Spark may start: the last one gives it up, since a
 *     trial that ends its executor each time must not end the sweep
 */
record ExecutorTask(
    InstalledProgram program, PublishedTrials shelf, String workingFolder, int retries, int mostTasks)
    implements Function<TaskInput, TaskResult> {
  private static final Logger LOG = LogManager.getLogger(ExecutorTask.class);

  private static final double MILLIS = 1000;

  @Override
  public TaskResult call(TaskInput order) throws IOException, InterruptedException {
    int earlier = TaskContext.get().attemptNumber();
    if (shelf.has(order.id())) {
      return new TaskResult(order.id(), Math.max(1, earlier), "", 0);
    }
    if (earlier > 0 && earlier + 1 >= mostTasks) {
      return new TaskResult(
          order.id(), earlier, "the loss of its executor, perhaps because memory ran out", 0);
    }
    try (InterruptAtExit atExit = new InterruptAtExit()) {
      LOG.debug("trial {} is ended by {} if need be", order.id(), atExit);
      Path scratch = Files.createTempDirectory(ScratchFolder.path(), "trial-");
      try {
        return run(order, earlier, scratch);
      } finally {
        AtomicWrite.delete(scratch);
      }
    }
  }

  private TaskResult run(TaskInput order, int earlier, Path scratch)
      throws IOException, InterruptedException {
    Path text = Files.writeString(scratch.resolve("task.textproto"), order.text());
    int attempt = earlier;
    TaskResult report;
    do {
      attempt++;
      report = attempt(order.id(), attempt, text, scratch);
    } while (!report.succeeded() && attempt - earlier <= retries);
    return report;
  }

  /** What becomes of one process; what cannot be written is no reason to lose other trials. */
  private TaskResult attempt(String id, int number, Path text, Path scratch)
      throws InterruptedException {
    try {
      Path made = scratch.resolve("made");
      ProcessOutcome outcome = child(id, text, made, scratch).run();
      double seconds = outcome.elapsed().toMillis() / MILLIS;
      if (!outcome.succeeded()) {
        LOG.warn("{}{}", outcome.failure(), String.join("\n  | ", outcome.logTail()));
        return new TaskResult(id, number, outcome.reason(), seconds);
      }
      Files.writeString(made.resolve(TrialFolder.ATTEMPT), json(number, seconds));
      shelf.publish(id, made);
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
   * A {@link org.disentangle.experiment.store.TrialAttempt}, without the library that writes such messages.
   */
  private static String json(int attempt, double seconds) {
    return String.format(
        Locale.ROOT,
        "{\"engine\": \"%s\", \"attempt\": %d, \"seconds\": %.3f}%n",
        SparkEngine.NAME,
        attempt,
        seconds);
  }

  private TrialChild child(String id, Path text, Path made, Path scratch) {
    TaskDevice device = TaskDevice.of(TaskContext.get());
    Path folder = Path.of(workingFolder);
    List<String> command =
        new ArrayList<>(program.here().line(text, made, scratch.resolve("work"), device.name()));
    command.add("--end-with-input");
    return new TrialChild(
        id,
        List.copyOf(command),
        Files.isDirectory(folder) ? folder : scratch,
        device.environment(),
        scratch.resolve("log"),
        Duration.ZERO,
        line -> {});
  }
}
