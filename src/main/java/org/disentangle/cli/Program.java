package org.disentangle.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** The program behind its entry point: from arguments to an exit status. */
final class Program {
  private static final int USAGE_WIDTH = 100;

  private Program() {}

  /** Runs one verb, as {@link Main#run} says. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    DisentangleCommand root = new DisentangleCommand();
    Failures failures = new Failures(err, root, List.of(arguments));
    try {
      return new CommandLine(root)
          .setOut(out)
          .setErr(err)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setUsageHelpWidth(USAGE_WIDTH)
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
