package org.disentangle.experiment.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.disentangle.AtomicWrite;
import org.disentangle.process.ChildProcess;
import org.disentangle.process.ProcessOutcome;

/**
 * A temporary folder on an executor for one task and the processes that it starts. Closing it
 * removes it.
 *
 * <p>An executor whose driver or worker is gone ends in the middle of its tasks. Then the thread
 * that made this folder is interrupted, and given time to clean up.
 */
public final class TaskFolder implements AutoCloseable {
  /**
   * The environment variable with the folders that a standalone worker removes after its executors.
   */
  private static final String EXECUTOR_FOLDERS = "SPARK_EXECUTOR_DIRS";

  /** Longer than any worker may need to end; the system may end this process earlier. */
  private static final long PATIENCE_MINUTES = 11;

  private final Thread thread = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::interrupt, "end of a task");
  private final Path path;

  /**
   * Makes a folder.
   *
   * @param prefix of its name
   */
  public TaskFolder(String prefix) throws IOException {
    String folders = System.getenv(EXECUTOR_FOLDERS);
    path =
        Files.createTempDirectory(
            Path.of(
                folders == null
                    ? System.getProperty("java.io.tmpdir")
                    : folders.split(File.pathSeparator, 2)[0]),
            prefix);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private void interrupt() {
    thread.interrupt();
    try {
      closed.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its path. */
  public Path path() {
    return path;
  }

  /**
   * Runs a process to its end. Its standard input stays open and empty for as long as this one
   * lives. If this thread is interrupted, the process is asked to end.
   *
   * @param name of the work
   * @param workingFolder of the process, where this machine has it
   * @param device for its computation
   * @param patience how long it may take to end when asked to, before it is killed
   * @param lines receives its standard output
   * @throws InterruptedException if this thread is interrupted; the process has then ended
   */
  public ProcessOutcome run(
      String name,
      List<String> line,
      String workingFolder,
      TaskDevice device,
      Duration patience,
      ChildProcess.Lines lines)
      throws IOException, InterruptedException {
    Path wanted = Path.of(workingFolder);
    ProcessBuilder builder =
        new ProcessBuilder(line).directory((Files.isDirectory(wanted) ? wanted : path).toFile());
    builder.environment().putAll(device.environment());
    ChildProcess process = ChildProcess.start(name, builder, path.resolve("log"));
    try {
      return process.await(lines);
    } finally {
      if (!patience.isZero()) {
        process.askToEnd();
      }
      process.awaitEnd(patience);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      AtomicWrite.delete(path);
    } finally {
      closed.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // The program is shutting down already, so that the hook is running.
      }
    }
  }
}
