package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.disentangle.cli.terminal.TerminalText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The program behind its entry point: from arguments to an exit status. */
final class Program {
  /** The width of help in a file or a pipe; on a terminal it is as wide as the terminal. */
  private static final int WIDTH_WITHOUT_TERMINAL = 80;

  /** How an argument begins that names a file of further arguments. */
  private static final String FILE_OF_ARGUMENTS = "@";

  private Program() {}

  /** Runs one verb, as {@link Main#run} says. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    RootCommand root = new RootCommand();
    List<String> words = List.of(arguments);
    Charset charset = Charset.defaultCharset();
    PrintWriter errors = TerminalText.into(err, charset);
    Failures failures = new Failures(errors, root, words);
    try {
      return commandLine(root, words)
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

  /**
   * The program with those verbs that the arguments name; of the others what its own help says of
   * them. Reading the options of all verbs would take longer than all the rest of {@code --help}.
   */
  private static CommandLine commandLine(RootCommand root, List<String> words) {
    boolean hasFile = words.stream().anyMatch(word -> word.startsWith(FILE_OF_ARGUMENTS));
    CommandLine program = new CommandLine(root);
    for (Class<?> verb : DisentangleCommand.class.getAnnotation(Command.class).subcommands()) {
      Command said = verb.getAnnotation(Command.class);
      boolean isNamed = hasFile || words.contains(said.name());
      // A whole command line of its own: only such a one has its help completed (ScoreList).
      program.addSubcommand(said.name(), isNamed ? new CommandLine(verb) : entry(said));
    }
    return program;
  }

  private static CommandLine entry(Command verb) {
    CommandSpec entry = CommandSpec.create();
    entry.usageMessage().description(verb.description()).hidden(verb.hidden());
    return new CommandLine(entry);
  }
}
