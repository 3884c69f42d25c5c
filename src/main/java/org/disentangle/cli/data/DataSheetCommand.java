package org.disentangle.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.Written;
import org.disentangle.data.ContactSheet;
import org.disentangle.data.store.ImageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data sheet}: a picture of randomly drawn images. */
@Command(
    name = "sheet",
    description = "Draws a random sample of the images side by side (PNG).",
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data sheet --out sheet.png",
      "  disentangle data sheet squares.npz --out 100.png --samples 100 --columns 10",
      "  disentangle data sheet --out ellipses.png --fix shape=1"
    })
final class DataSheetCommand implements Callable<Integer> {
  /** How many are drawn, if nothing else is asked for. */
  private static final int IMAGES = 25;

  @Spec private CommandSpec spec;
  @Mixin private NamedImages images;
  @Mixin private SelectionOptions selection;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The picture to write.")
  @Written(Written.Form.PNG)
  private Path target;

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

  @Override
  public Integer call() {
    ImageStore found = images.open();
    int[] drawn = selection.of(found, IMAGES);
    ContactSheet.write(ContactSheet.draw(found, drawn, columns, magnification), target);
    PrintWriter out = spec.commandLine().getOut();
    out.println(target);
    out.flush();
    return ExitCode.OK;
  }
}
