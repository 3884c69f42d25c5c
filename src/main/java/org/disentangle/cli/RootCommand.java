package org.disentangle.cli;

import org.disentangle.cli.option.OptionChecks;
import org.disentangle.cli.terminal.Remarks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself without its verbs: the options that every verb has. */
@Command(
    name = "disentangle",
    description = "Learns and measures disentangled representations with TensorFlow.",
    // Verbs inherit -h, -V, headings and the exit status from here.
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    versionProvider = VersionLines.class,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:It did what was asked.",
      "2:A mistake in what was asked; one sentence says which.",
      "1:A fault of the program, a failed trial of a study, or an output that cannot be written.",
      "130, 143:It was interrupted, by Ctrl-C or SIGTERM."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle study configs/quick.textproto        train, analyze and report",
      "  disentangle train configs/seed/beta-5.textproto  train one model",
      "  disentangle COMMAND --help                       what a command takes"
    })
class RootCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log details, and show the stack trace of a failure.")
  private boolean verbose;

  @Option(
      names = Remarks.QUIET,
      scope = ScopeType.INHERIT,
      description =
          "Print the result alone, and errors: no progress, no log lines, no word of what to do"
              + " next.")
  private boolean quiet;

  /** Whether details and stack traces are wanted. */
  boolean verbose() {
    return verbose;
  }

  /**
   * Checks the options, and sets up logging before a verb, and with it Log4j, is loaded; then runs
   * the verb.
   */
  int execute(ParseResult parsed) {
    OptionChecks.check(parsed);
    if (verbose && quiet) {
      throw new ParameterException(
          spec.commandLine(), "--quiet and --verbose are the opposite of each other; give one");
    }
    Logging.configure(verbose, quiet);
    return new CommandLine.RunLast().execute(parsed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
