package org.disentangle.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a trial ended.
 *
 * @param run its name
 * @param exitStatus what its process returned; 0 is success
 * @param log what it logged
 * @param logTail the log's last lines; none of a trial that succeeded
 */
public record ProcessOutcome(
    String run, int exitStatus, Duration elapsed, Path log, List<String> logTail) {
  /** What the command line begins its one sentence of a failure with. */
  private static final String SENTENCE = "disentangle: ";

  /** A process ended by signal 9 returns 128 + 9. */
  private static final int KILLED = 137;

  /** Signals 1, 2 and 15 likewise: SIGHUP, SIGINT and SIGTERM. */
  private static final Set<Integer> INTERRUPTED = Set.of(129, 130, 143);

  /** Copies the list. */
  public ProcessOutcome {
    logTail = List.copyOf(logTail);
  }

  /** Whether the run left its SavedModel. */
  public boolean succeeded() {
    return exitStatus == 0;
  }

  /** One sentence on a failure: which trial, how it ended, why, and where to read more. */
  public String failure() {
    return "trial " + run + " failed with " + reason() + " (log: " + log + ")";
  }

  /** How a trial that failed ended, and why: the part of its sentence that needs no machine. */
  public String reason() {
    return "exit status "
        + exitStatus
        + (exitStatus == KILLED ? " (killed, perhaps because memory ran out)" : "")
        + (INTERRUPTED.contains(exitStatus) ? " (interrupted; --resume goes on)" : "")
        + ": "
        + lastError();
  }

  private String lastError() {
    String last = "it logged nothing";
    boolean told = false;
    for (String line : logTail) {
      if (line.startsWith(SENTENCE)) {
        last = line.substring(SENTENCE.length());
        told = true;
      } else if (!told && !line.isBlank()) {
        last = line.strip();
      }
    }
    return last;
  }
}
