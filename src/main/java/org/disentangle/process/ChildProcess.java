package org.disentangle.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One trial's process: its standard output is read for progress, everything else goes to its log.
 * Whoever starts one calls {@link #await}, or {@link #end}s it.
 */
final class ChildProcess {
  private static final int TAIL_LINES = 20;

  private final String run;
  private final Path log;
  private final Process process;
  private final long startNanos = System.nanoTime();

  private ChildProcess(String run, Path log, Process process) {
    this.run = run;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts the process.
   *
   * @param log overwritten
   * @throws IOException if it cannot be started or the log not be written
   */
  static ChildProcess start(String run, List<String> commandLine, Path log) throws IOException {
    Files.writeString(log, "");
    Process process =
        new ProcessBuilder(commandLine)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    // A trial asks nothing: whatever reads its input finds the end of it.
    process.getOutputStream().close();
    return new ChildProcess(run, log, process);
  }

  /**
   * Reads until the process is over.
   *
   * @param watcher is told of each line of progress
   * @throws InterruptedException if this thread is interrupted; the process goes on
   */
  ProcessOutcome await(Consumer<TrainingProgress> watcher) throws IOException, InterruptedException {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        Optional<TrainingProgress> progress = ProgressLines.parse(line);
        if (progress.isPresent()) {
          watcher.accept(progress.get());
        } else {
          Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        }
      }
    }
    int status = process.waitFor();
    return new ProcessOutcome(
        run,
        status,
        Duration.ofNanos(System.nanoTime() - startNanos),
        log,
        status == 0 ? List.of() : LogTail.read(log, TAIL_LINES));
  }

  /** Asks the process to end; it may still finish what it must. */
  void askToEnd() {
    process.destroy();
  }

  /** Ends the process at once. */
  void endByForce() {
    process.destroyForcibly();
  }

  /** Waits until the process is over, and ends it by force when it takes too long. */
  void end(Duration patience) {
    boolean over = false;
    try {
      over = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!over) {
      endByForce();
    }
  }
}
