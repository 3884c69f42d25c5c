package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.disentangle.cli.terminal.TerminalText;
import picocli.CommandLine;

/** The program behind its entry point: from arguments to an exit status. */
final class Program {
  /** The width of help in a file or a pipe; on a terminal it is as wide as the terminal. */
  private static final int WIDTH_WITHOUT_TERMINAL = 80;

  private Program() {}

  /** Runs one verb, as {@link Main#run} says. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    DisentangleCommand root = new DisentangleCommand();
    Charset charset = Charset.defaultCharset();
    PrintWriter errors = TerminalText.into(err, charset);
    Failures failures = new Failures(errors, root, List.of(arguments));
    try {
      return new CommandLine(root)
          .setOut(TerminalText.into(out, charset))
          .setErr(errors)
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
