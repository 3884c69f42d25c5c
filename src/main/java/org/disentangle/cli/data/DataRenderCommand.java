package org.disentangle.cli.data;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.cli.terminal.NextStep;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DrawnConfig;
import org.disentangle.config.DspritesConfig;
import org.disentangle.data.archive.NpzImagesWriter;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data render}: the renderer's images as an archive. */
@Command(
    name = "render",
    description = {
      "Draws the dSprites grid, or a part of it, into an npz archive in the layout of dSprites,"
          + " which numpy opens without unpickling.",
      "The drawing agrees with the published images but for single pixels in a few thousand of"
          + " 737,280."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data render --out dsprites.npz",
      "  disentangle data render --out squares.npz --fix shape=0 --fix orientation=0",
      "  disentangle data render --out small.npz --samples 10000 --seed 7"
    })
final class DataRenderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ImageSourceOptions source;
  @Mixin private SelectionOptions wanted;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The archive to write.")
  @Written(Written.Form.NPZ)
  private Path target;

  @Override
  public Integer call() {
    DataConfig drawn =
        DataConfig.newBuilder()
            .setDrawn(DrawnConfig.newBuilder().setDsprites(DspritesConfig.getDefaultInstance()))
            .build();
    int[] selection;
    try (ConsoleProgress progress = new ConsoleProgress()) {
      ImageStore images = ImageSources.open(drawn, source.folder(), progress);
      selection = wanted.of(images);
      NpzImagesWriter.write(target, images, selection, progress);
    }
    spec.commandLine().getOut().println(target + ": " + selection.length + " images");
    NextStep.afterImages(target).say(spec);
    return ExitCode.OK;
  }
}
