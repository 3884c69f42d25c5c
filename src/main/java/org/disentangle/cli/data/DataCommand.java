package org.disentangle.cli.data;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code data}: commands on the images that models are trained on. */
@Command(
    name = "data",
    description = "Describes, shows, converts and draws the images that models are trained on.",
    subcommands = {
      DataInfoCommand.class,
      DataSheetCommand.class,
      DataConvertCommand.class,
      DataRenderCommand.class,
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data info                        the images that a run would use",
      "  disentangle data sheet --out sheet.png       25 of them, drawn by chance",
      "  disentangle data convert my/pictures --out my.npz",
      "  disentangle data render --out dsprites.npz   the renderer's, for numpy"
    })
public final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
