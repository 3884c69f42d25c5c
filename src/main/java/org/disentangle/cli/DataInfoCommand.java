package org.disentangle.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.disentangle.cli.option.ImageSourceOptions;
import org.disentangle.data.store.ImageStore;
import org.disentangle.data.FactorImages;
import org.disentangle.data.FactorSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code data info}: where the images come from, how many there are, and their factors. */
@Command(
    name = "info",
    description = "Describes the images and checks the archive they are read from.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data info               the images of a run without an archive",
      "  disentangle data info squares.npz   those of this archive"
    })
final class DataInfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ImageSourceOptions source;

  @Parameters(
      arity = "0..1",
      paramLabel = "ARCHIVE",
      description = "An npz archive in the layout of dSprites.")
  private Path archive;

  @Override
  public Integer call() {
    ImageStore images = source.open(Optional.ofNullable(archive));
    long on = IntStream.range(0, images.size()).parallel().mapToLong(images::onPixels).sum();
    double pixels = (double) images.size() * FactorImages.PIXELS;
    PrintWriter out = spec.commandLine().getOut();
    print(out, "source    %s", images.path().map(Path::toString).orElse(images.source()));
    print(
        out,
        "images    %d%s",
        images.size(),
        images.isGrid() ? ", every combination of the factors once" : "");
    print(out, "checksum  %s (SHA-256 of the packed bits)", images.checksum());
    print(
        out,
        "pixels    %.4f %% are on, %.2f of %d in an image",
        100 * on / pixels,
        (double) on / images.size(),
        FactorImages.PIXELS);
    print(out, "");
    print(out, "%-12s %7s  %s", "factor", "classes", "values");
    for (FactorSummary row : FactorSummary.of(images.factors())) {
      print(out, "%-12s %7d  %s", row.factor(), row.classes(), row.values());
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
