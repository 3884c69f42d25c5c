package org.disentangle.experiment.spark.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.disentangle.process.LogTail;
import org.disentangle.process.ProcessOutcome;

/**
 * The process of a trial, or of a worker, on an executor. Its standard input stays open and empty
 * for as long as this process lives: by its end the trial learns that nobody waits for it any more,
 * even if this process was killed.
 *
 * @param trial its id
 * @param line what to start
 * @param folder to start it in
 * @param environment what it has besides this process's
 * @param log takes what it logs
 * @param patience how long it may take to end when it is told to, before it is made to
 * @param said takes each line of its standard output
 */
public record TrialChild(
    String trial,
    List<String> line,
    Path folder,
    Map<String, String> environment,
    Path log,
    Duration patience,
    Consumer<String> said) {
  private static final int TAIL_LINES = 20;

  /**
   * Runs it to its end. If this thread is interrupted, it is told to end.
   *
   * @return how it ended
   * @throws InterruptedException if this thread is interrupted; the process is then over
   */
  public ProcessOutcome run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Thread reader = new Thread(() -> process.inputReader().lines().forEach(said), "output");
    reader.setDaemon(true);
    reader.start();
    try {
      int status = process.waitFor();
      reader.join();
      return new ProcessOutcome(
          trial,
          status,
          Duration.ofNanos(System.nanoTime() - start),
          log,
          status == 0 ? List.of() : LogTail.read(log, TAIL_LINES));
    } finally {
      end(process);
    }
  }

  private void end(Process process) {
    if (!patience.isZero()) {
      // Process.destroy would close its input too, at which it ends at once.
      process.toHandle().destroy();
      process
          .onExit()
          .completeOnTimeout(process, patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
    process.destroyForcibly();
    process.onExit().join();
  }
}
