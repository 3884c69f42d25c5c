package org.disentangle.cli;

/**
 * Tells {@code log4j2.xml} what is wanted through system properties, because Log4j reads them when
 * its first logger is made, and naming it here would load it for {@code --help} too.
 */
final class Logging {
  private static final String LEVEL = "disentangle.log.level";
  private static final String LINE_START = "disentangle.log.lineStart";

  /** To the first column, and erase: a log line replaces the progress line it finds. */
  private static final String ERASE_LINE = "\r\u001b[K";

  private Logging() {}

  /** The option of a Java virtual machine in which the program is to log warnings alone. */
  static String warningsOnly() {
    return "-D" + LEVEL + "=warn";
  }

  /** Sets the level and how a line begins; a property that is set already stays. */
  static void configure(boolean verbose) {
    setIfAbsent(LEVEL, verbose ? "debug" : "info");
    setIfAbsent(LINE_START, InteractiveTerminal.isAttached() ? ERASE_LINE : "");
  }

  private static void setIfAbsent(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
