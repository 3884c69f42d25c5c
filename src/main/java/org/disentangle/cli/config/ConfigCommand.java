package org.disentangle.cli.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code config}: commands on configurations. */
@Command(
    name = "config",
    description =
        "Writes a first configuration for images of your own, and says what one may hold.",
    subcommands = {ConfigNewCommand.class, ConfigSchemaCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle config new --data my/pictures --out my.textproto",
      "  disentangle config schema --json > run.schema.json"
    })
public final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
