package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A trial as a process of this machine.
 *
 * @param input the file that its process reads
 * @param text what stands there
 * @param log where it logs
 * @param line its command line, by the device it computes on: {@code cpu} or {@code gpu:<i>}
 * @param completion what is done once it has succeeded
 */
public record TrialJob(
    Path input, String text, Path log, Function<String, List<String>> line, Completion completion) {

  /** What is done with what a trial has left. */
  @FunctionalInterface
  public interface Completion {
    /**
     * Does so.
     *
     * @param attempt how often the trial was started
     * @param seconds that the last of its processes took
     * @throws IOException if it cannot be kept
     */
    void complete(int attempt, double seconds) throws IOException;
  }
}
