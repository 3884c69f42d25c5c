package org.disentangle.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * A process that this one has started and waits for. Its errors go to its log. Its input stays open
 * and empty until {@link #closeInput}, or until this process ends, even if it is killed: the end of
 * its input tells a child that this process no longer waits for it.
 *
 * <p>The code that starts a process must call {@link #await}, and {@link #awaitEnd} if that is
 * interrupted.
 */
public final class ChildProcess {
  private static final int TAIL_LINES = 20;

  private final String name;
  private final Path log;
  private final Process process;
  private final long startNanos = System.nanoTime();

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Receives the lines of an output. */
  @FunctionalInterface
  public interface Lines {
    /**
     * Receives a line, without the line end.
     *
     * @throws IOException if it cannot be stored; the process is then ended
     */
    void take(String line) throws IOException;
  }

  /**
   * Starts a process.
   *
   * @param name of its work, for the outcome
   * @param builder with command line, folder and environment
   * @param log overwritten; other writers must append to it
   * @throws IOException if it cannot be started or the log not be written
   */
  public static ChildProcess start(String name, ProcessBuilder builder, Path log)
      throws IOException {
    Files.writeString(log, "");
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return new ChildProcess(name, log, builder.start());
  }

  /** Closes the input of the process, which then reads end of file. */
  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /**
   * Waits until the process has ended.
   *
   * @param lines receives its standard output, on a separate thread
   * @throws IOException if a line could not be stored or the log not be read; the process has ended
   * @throws InterruptedException if this thread is interrupted; the process goes on
   */
  public ProcessOutcome await(Lines lines) throws IOException, InterruptedException {
    FutureTask<Void> reading = new FutureTask<>(() -> read(lines));
    Thread reader = new Thread(reading, "output of " + name);
    reader.setDaemon(true);
    reader.start();
    int status = process.waitFor();
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    try {
      reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException("the output of " + name + " was not taken", e.getCause());
    }
    return new ProcessOutcome(
        name,
        elapsed,
        status == 0
            ? Optional.empty()
            : Optional.of(
                ProcessFailure.of(status, log.toString(), LogTail.read(log, TAIL_LINES))));
  }

  private Void read(Lines lines) throws IOException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.take(line);
      }
      return null;
    } catch (IOException | RuntimeException e) {
      // If its output were not read, it would block for ever.
      endByForce();
      throw e;
    }
  }

  /** Asks the process to end; it may still finish necessary work, and its input stays open. */
  public void askToEnd() {
    process.toHandle().destroy();
  }

  /** Ends the process at once. */
  public void endByForce() {
    process.toHandle().destroyForcibly();
  }

  /**
   * Waits for the end of a process that was asked to end, ignoring interrupts of this thread, and
   * ends it by force if it takes too long.
   */
  public void awaitEnd(Duration patience) {
    process.onExit().completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    endByForce();
    process.onExit().join();
  }
}
