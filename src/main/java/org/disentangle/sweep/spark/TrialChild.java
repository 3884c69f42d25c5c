package org.disentangle.sweep.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.disentangle.study.LogTail;
import org.disentangle.study.TrialOutcome;

/**
 * The process of a trial on an executor. Its standard input stays open and empty for as long as
 * this process lives: by its end the trial learns that nobody waits for it any more, even if this
 * process was killed.
 *
 * @param trial its id
 * @param line what to start
 * @param folder to start it in
 * @param environment what it has besides this process's
 * @param log takes what it logs
 */
record TrialChild(
    String trial, List<String> line, Path folder, Map<String, String> environment, Path log) {
  private static final int TAIL_LINES = 20;

  /**
   * Runs it to its end. If this thread is interrupted, that end comes at once.
   *
   * @return how it ended
   * @throws InterruptedException if this thread is interrupted; the process is then over
   */
  TrialOutcome run() throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.to(log.toFile()));
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      int status = process.waitFor();
      return new TrialOutcome(
          trial,
          status,
          Duration.ofNanos(System.nanoTime() - start),
          log,
          status == 0 ? List.of() : LogTail.read(log, TAIL_LINES));
    } finally {
      process.destroyForcibly();
      process.onExit().join();
    }
  }
}
