package org.disentangle.cli;

/**
 * Sets the log level for {@code log4j2.xml} through a system property: Log4j reads the file when
 * its first logger is made, and using Log4j here would load it for {@code --help} too.
 */
final class Logging {
  private static final String LEVEL = "disentangle.log.level";

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
}
