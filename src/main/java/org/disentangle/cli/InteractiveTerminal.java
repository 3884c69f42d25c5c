package org.disentangle.cli;

import java.io.Console;
import java.util.Map;

/** Whether somebody watches: only then are lines drawn over, as progress bars do. */
final class InteractiveTerminal {

  private InteractiveTerminal() {}

  /** Whether input and output are a terminal that understands cursor movements. */
  static boolean isAttached() {
    return isAttached(System.console(), System.getenv());
  }

  private static boolean isAttached(Console console, Map<String, String> environment) {
    return console != null
        && isTerminal(console)
        && !"dumb".equals(environment.getOrDefault("TERM", ""));
  }

  /** Since Java 22 there is a Console without a terminal too, and a method that tells. */
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
