package org.disentangle.cli.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.Logger;
import org.disentangle.process.TerminalLines;

/** Whether somebody watches: only then are lines drawn over, as progress bars do. */
public final class InteractiveTerminal {
  /** A process has one terminal. */
  private static final Optional<TerminalLines> LINES =
      isAttached(System.console(), System.getenv())
          ? Optional.of(new TerminalLines(System.err))
          : Optional.empty();

  private InteractiveTerminal() {}

  /** Whether input and output are a terminal that understands cursor movements. */
  public static boolean isAttached() {
    return LINES.isPresent();
  }

  /**
   * The live lines on it for something that tells of its progress; empty where there is no
   * interactive terminal, or where the log would not tell of it either.
   */
  static Optional<TerminalLines> lines(Logger log) {
    return LINES.filter(lines -> log.isInfoEnabled());
  }

  /**
   * Keeps the program's output above the live lines: results, log lines and error messages. Must be
   * called before anything is printed.
   */
  public static void keepOutputWhole() {
    LINES.ifPresent(
        lines -> {
          System.setOut(lines.above(System.out));
          System.setErr(lines.above(System.err));
        });
  }

  private static boolean isAttached(Console console, Map<String, String> environment) {
    return console != null
        && isTerminal(console)
        && !"dumb".equals(environment.getOrDefault("TERM", ""));
  }

  /**
   * Since Java 22 there is a Console without a terminal too, and a method that tells them apart.
   */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Console.isTerminal cannot be called", e);
    }
  }
}
