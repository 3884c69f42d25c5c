package org.disentangle.cli;

/**
 * Tells {@code log4j2.xml} what is wanted through a system property, because Log4j reads it when
 * its first logger is made, and naming it here would load it for {@code --help} too.
 */
final class Logging {
  private static final String LEVEL = "disentangle.log.level";

  private Logging() {}

  /** The option of a Java virtual machine in which the program is to log warnings alone. */
  static String warningsOnly() {
    return "-D" + LEVEL + "=warn";
  }

  /** Sets the level, unless it is set already. */
  static void configure(boolean verbose) {
    if (System.getProperty(LEVEL) == null) {
      System.setProperty(LEVEL, verbose ? "debug" : "info");
    }
  }
}
