package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Where the program begins and ends. */
public final class Main {
  /** Of help that goes into a file or a pipe; on a terminal it is as wide as the terminal. */
  private static final int WIDTH_WITHOUT_TERMINAL = 80;

  private Main() {}

  /**
   * Runs one verb and exits: 0 when it did what was asked, 2 for a mistake of the user's, 1 for a
   * fault of the program (a failed trial of a study among them), 130 or 143 when it was asked to
   * end by Ctrl-C or SIGTERM.
   */
  public static void main(String[] arguments) {
    // Before any class of AWT: figures are drawn on machines without a display.
    System.setProperty("java.awt.headless", "true");
    InteractiveTerminal.keepOutputWhole();
    Charset charset = Charset.defaultCharset();
    PrintWriter out = new PrintWriter(System.out, true, charset);
    PrintWriter err = new PrintWriter(System.err, true, charset);
    System.exit(run(out, err, arguments));
  }

  /** Ends this process here and now, whatever its threads are about. */
  static void endAtOnce(int status) {
    Runtime.getRuntime().halt(status);
  }

  /**
   * Runs one verb in this process.
   *
   * @param out takes help, versions and results
   * @param err takes the one sentence of a failure
   * @return the exit status
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    DisentangleCommand root = new DisentangleCommand();
    Failures failures = new Failures(err, root);
    try {
      return new CommandLine(root)
          .setOut(out)
          .setErr(err)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUsageHelpWidth(WIDTH_WITHOUT_TERMINAL)
          .setUsageHelpAutoWidth(true)
          .setExecutionStrategy(root::execute)
          .setParameterExceptionHandler(failures::refuseArguments)
          .setExecutionExceptionHandler((failure, commandLine, parsed) -> failures.report(failure))
          .execute(arguments);
    } catch (Throwable failure) {
      // Picocli passes on only exceptions: errors (no memory, no native library) arrive here.
      return failures.report(failure);
    }
  }
}
