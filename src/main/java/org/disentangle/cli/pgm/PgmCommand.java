package org.disentangle.cli.pgm;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pgm}: answers questions about probabilistic graphical models. */
@Command(
    name = "pgm",
    description = "Answers questions about probabilistic graphical models, with the reasons.",
    subcommands = {
      SeparateCommand.class,
      IndependenciesCommand.class,
      MapCommand.class,
      ViCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm separate student.txt \"S ; D | I\"   a verdict with its reasons",
      "  disentangle pgm vi --x 2                             a variational posterior, derived and found by ascent",
    })
public final class PgmCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
