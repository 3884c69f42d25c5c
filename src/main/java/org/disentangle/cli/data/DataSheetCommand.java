package org.disentangle.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.data.ContactSheet;
import org.disentangle.data.ImageSelection;
import org.disentangle.data.store.ImageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data sheet}: a picture of randomly drawn images. */
@Command(
    name = "sheet",
    description = "Draws a random sample of the images side by side (PNG).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data sheet --out sheet.png",
      "  disentangle data sheet squares.npz --out 100.png --samples 100 --columns 10"
    })
final class DataSheetCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ImageSourceOptions source;

  @Parameters(arity = "0..1", paramLabel = "SOURCE", description = ImageSourceOptions.SOURCE)
  private Path images;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The picture to write.")
  @Written(Written.Form.PNG)
  private Path target;

  @Option(
      names = "--samples",
      defaultValue = "25",
      paramLabel = "N",
      description = "How many images (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 100_000)
  private int samples;

  @Option(
      names = "--columns",
      defaultValue = "5",
      paramLabel = "N",
      description = "Images in a row (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 100_000)
  private int columns;

  @Option(
      names = "--magnify",
      defaultValue = "2",
      paramLabel = "N",
      description = "Side of a pixel in the picture (default: ${DEFAULT-VALUE}).")
  @Between(least = 1, most = 100)
  private int magnification;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Which sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    ImageStore found = source.open(ImageSourceOptions.named(Optional.ofNullable(images)));
    int[] selection = ImageSelection.sample(samples, seed).of(found);
    ContactSheet.write(ContactSheet.draw(found, selection, columns, magnification), target);
    PrintWriter out = spec.commandLine().getOut();
    out.println(target);
    NextStep.afterPicture(target).say(spec);
    return ExitCode.OK;
  }
}
