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
      PgmReportCommand.class,
      SeparateCommand.class,
      SeparatorCommand.class,
      IndependenciesCommand.class,
      MapCommand.class,
      CpdagCommand.class,
      CliquesCommand.class,
      ChordalCommand.class,
      QueryCommand.class,
      MarginaliseCommand.class,
      ViCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle pgm report configs/pgm/net1.textproto             a page",
      "  disentangle pgm separate configs/pgm/net1.textproto \"F ; D\"   a verdict",
      "  disentangle pgm query configs/pgm/asia.bif \"lung | xray=yes\"  probabilities",
      "  disentangle pgm vi --x 2                                      a fit"
    })
public final class PgmCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
