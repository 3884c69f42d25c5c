package org.disentangle.experiment.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A trial as a process on this machine.
 *
 * @param input the file that its process reads
 * @param text the content of that file
 * @param log its log file
 * @param line its command line, as a function of its device: {@code cpu} or {@code gpu:<i>}
 * @param completion called when it has succeeded
 */
public record TrialJob(
    Path input, String text, Path log, Function<String, List<String>> line, Completion completion) {

  /** Stores the results of a finished trial. */
  @FunctionalInterface
  public interface Completion {
    /**
     * Stores the results.
     *
     * @param attempt how often the trial was started
     * @param seconds the running time of its last process
     * @throws IOException if it cannot be kept
     */
    void complete(int attempt, double seconds) throws IOException;
  }
}
