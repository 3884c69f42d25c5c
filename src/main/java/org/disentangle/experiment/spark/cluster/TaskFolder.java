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
 * A folder of an executor for one task and the processes that it starts. Close it: it is removed
 * then.
 *
 * <p>An executor whose driver or worker is gone ends itself in the middle of its tasks. Then the
 * thread that made this folder is interrupted, and given time to clear up.
 */
public final class TaskFolder implements AutoCloseable {
  /** Where a standalone worker lets executors keep what it removes after them. */
  private static final String EXECUTOR_FOLDERS = "SPARK_EXECUTOR_DIRS";

  /** Longer than any worker may take to end; the system may end this process earlier. */
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

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Runs a process to its end. Its standard input stays open and empty for as long as this one
   * lives. If this thread is interrupted, the process is told to end.
   *
   * @param name of what it does
   * @param workingFolder of the process, where this machine has it
   * @param device what it computes on
   * @param patience how long it may take to end when it is told to, before it is made to
   * @param lines takes its standard output
   * @throws InterruptedException if this thread is interrupted; the process is then over
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
        // It is what came to pass.
      }
    }
  }
}
