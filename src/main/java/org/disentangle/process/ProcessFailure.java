package org.disentangle.process;

import java.util.List;
import java.util.Set;

/**
 * The failure of a process.
 *
 * @param exitStatus never 0
 * @param reason how it ended, and why: a clause that does not mention the machine
 * @param log where to read more
 * @param logTail the last lines of the log
 */
public record ProcessFailure(int exitStatus, String reason, String log, List<String> logTail) {
  /** The prefix of the error message on the command line. */
  private static final String SENTENCE = "disentangle: ";

  /** A process ended by signal 9 returns 128 + 9. */
  private static final int KILLED = 137;

  /** Signals 1, 2 and 15 likewise: SIGHUP, SIGINT and SIGTERM. */
  private static final Set<Integer> INTERRUPTED = Set.of(129, 130, 143);

  /** Copies the list. */
  public ProcessFailure {
    logTail = List.copyOf(logTail);
  }

  /** Finds the reason in the last lines of a log. */
  public static ProcessFailure of(int exitStatus, String log, List<String> logTail) {
    String reason =
        "exit status "
            + exitStatus
            + (exitStatus == KILLED ? " (killed, perhaps because memory ran out)" : "")
            + (INTERRUPTED.contains(exitStatus) ? " (interrupted; --resume goes on)" : "")
            + ": "
            + lastError(logTail);
    return new ProcessFailure(exitStatus, reason, log, logTail);
  }

  /** One sentence: which trial, how it ended, why, and where to read more. */
  public String sentence(String trial) {
    return "trial " + trial + " failed with " + reason + " (log: " + log + ")";
  }

  /** The same, followed by the last lines of the log. */
  public String withLog(String trial) {
    return sentence(trial) + String.join("\n  | ", logTail);
  }

  private static String lastError(List<String> logTail) {
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
