package org.disentangle.cli;

/**
 * Sets the log level for {@code log4j2.xml} through a system property: Log4j reads the file when
 * its first logger is made, and using Log4j here would load it for {@code --help} too.
 */
final class Logging {
  private static final String LEVEL = "disentangle.log.level";
  private static final String LEVEL_OF_TRAINING = "disentangle.log.training";

  private Logging() {}

  /** The JVM option with which the program logs only warnings. */
  static String warningsOnly() {
    return "-D" + LEVEL + "=warn";
  }

  /** Sets the level, unless it is set already. */
  static void configure(boolean verbose, boolean quiet) {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, verbose ? "debug" : quiet ? "error" : "info");
    }
  }

  /** Has trainings log nothing but errors, for a verb that makes some by the way. */
  static void silenceTrainings() {
    System.setProperty(LEVEL_OF_TRAINING, "error");
  }
}
