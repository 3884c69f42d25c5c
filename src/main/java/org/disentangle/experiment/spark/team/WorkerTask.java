package org.disentangle.experiment.spark.team;

import java.io.IOException;
import java.io.Serializable;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.BarrierTaskContext;
import org.disentangle.experiment.spark.cluster.TaskDevice;
import org.disentangle.experiment.spark.cluster.TaskFolder;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;

/**
 * A task of a team: starts one worker as a separate process on the executor, after all tasks have
 * exchanged the addresses of their workers.
 *
 * <p>If a worker is lost, the others notice, and one of them writes a checkpoint; when all have
 * ended, every task fails, and all are started again to continue from there. A mistake of the
 * user's, which another attempt would repeat, is returned as a result.
 *
 * @param order what to start
 * @param progress receives the first worker's messages
 */
record WorkerTask(TeamOrder order, LatestProgress progress) implements Serializable {
  private static final Logger LOG = LogManager.getLogger(WorkerTask.class);

  /** The exit status of a process after a mistake of the user's. */
  private static final int MISTAKE = 2;

  /**
   * Time for a worker that is asked to end to finish its step and write a checkpoint, however
   * large.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Runs the worker to its end. */
  WorkerReport run() throws IOException, InterruptedException {
    BarrierTaskContext task = BarrierTaskContext.get();
    try (TaskFolder folder = new TaskFolder("worker-")) {
      return run(task, folder);
    }
  }

  private WorkerReport run(BarrierTaskContext task, TaskFolder folder)
      throws IOException, InterruptedException {
    int index = task.partitionId();
    // A run without a name gets that of its file.
    Path file =
        Files.writeString(folder.path().resolve(order.run() + ".textproto"), order.configuration());
    List<String> peers = List.of(task.allGather(address(task)));
    TaskDevice device = TaskDevice.of(task);
    ProcessOutcome outcome =
        folder.run(
            order.run(),
            order.line(file, peers, index, device.name()),
            order.workingFolder(),
            device,
            PATIENCE,
            progress::add);
    outcome.failure().ifPresent(failure -> LOG.warn(failure.withLog(order.run())));
    int status = outcome.failure().map(ProcessFailure::exitStatus).orElse(0);
    // If a task failed now, Spark would kill the others while they write their checkpoint.
    String[] statuses = task.allGather(Integer.toString(status));
    boolean isMistake = List.of(statuses).contains(Integer.toString(MISTAKE));
    if (!outcome.succeeded() && !isMistake) {
      throw new IOException("worker " + index + " ended with " + outcome.reason());
    }
    return new WorkerReport(status, outcome.reason());
  }

  /** This executor's host name, as the driver knows it, and a port that is free now. */
  private static String address(BarrierTaskContext task) throws IOException {
    String executor = task.getTaskInfos()[task.partitionId()].address();
    try (ServerSocket free = new ServerSocket(0)) {
      return executor.substring(0, executor.lastIndexOf(':')) + ":" + free.getLocalPort();
    }
  }
}
