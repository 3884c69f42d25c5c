package org.disentangle.cli.data;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.data.FactorImages;
import org.disentangle.data.catalogue.KnownSet;
import org.disentangle.data.catalogue.RecognizedSet;
import org.disentangle.data.source.FactorSummary;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.PixelKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data info}: where the images come from, how many there are, and their factors. */
@Command(
    name = "info",
    description = {
      "Describes the images and checks the archive they are read from.",
      "Names the published set that they are, where it is known by their form and number: where it"
          + " comes from, its licence, and its traps."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data info               the images of a run without an archive",
      "  disentangle data info squares.npz   those of this archive",
      "  disentangle data info mpi3d_real.npz --checksum"
    })
final class DataInfoCommand implements Callable<Integer> {
  private static final int LEAST_WIDTH = 12;
  private static final String UNKNOWN =
      "not compared: these images are of no set that is known here";

  @Spec private CommandSpec spec;
  @Mixin private NamedImages images;

  @Option(
      names = "--checksum",
      description =
          "Compares the checksum of the file with those that are published of its set, which reads"
              + " all of it.")
  private boolean isCompared;

  @Override
  public Integer call() {
    ImageStore found = images.open();
    PrintWriter out = spec.commandLine().getOut();
    print(out, "source    %s", found.path().map(Path::toString).orElse(found.source()));
    print(
        out,
        "images    %d%s",
        found.size(),
        found.isGrid() ? ", every combination of the factors once" : "");
    print(out, "shape     %s, %s", found.shape(), kind(found.kind()));
    print(out, "checksum  %s (SHA-256 of the images as they are kept)", found.checksum());
    Optional<RecognizedSet> set = ImageSources.recognized(images.named(), found);
    set.ifPresent(known -> print(out, known));
    if (isCompared) {
      print(out, "file      %s", set.map(DataInfoCommand::compared).orElse(UNKNOWN));
    }
    double mean = mean(found);
    print(
        out,
        found.kind() == PixelKind.TWO_VALUES
            ? "pixels    %.4f %% are on, %.2f of %d in an image"
            : "pixels    %.4f %% of the highest value in the mean, %.2f of %d in an image",
        100 * mean,
        mean * found.shape().values(),
        found.shape().values());
    print(out, "");
    if (found.factors().isEmpty()) {
      print(out, "factors   none: scores that need no labels can be measured");
    } else {
      print(out, FactorSummary.of(found));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, RecognizedSet known) {
    KnownSet set = known.set();
    print(out, "set       %s", known.name());
    print(out, "from      %s", set.home());
    print(out, "licence   %s", set.licence());
    print(out, "published %s", known.published());
    set.remark().ifPresent(remark -> print(out, "note      %s", remark));
  }

  private static String compared(RecognizedSet known) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return known.compared(progress);
    }
  }

  private static void print(PrintWriter out, List<FactorSummary> rows) {
    int width = rows.stream().mapToInt(row -> row.factor().length()).max().orElse(0);
    String format = "%-" + Math.max(LEAST_WIDTH, width) + "s %7s  %s";
    print(out, format, "factor", "classes", "values");
    rows.forEach(row -> print(out, format, row.factor(), row.classes(), row.values()));
  }

  private static String kind(PixelKind kind) {
    return switch (kind) {
      case TWO_VALUES -> "0 or 1";
      case EIGHT_BITS, SIXTEEN_BITS -> "0 to " + kind.highest();
    };
  }

  /** The mean of all values of all images, in [0, 1]. */
  private static double mean(FactorImages images) {
    int values = images.shape().values();
    return IntStream.range(0, images.size())
            .parallel()
            .mapToDouble(
                image -> {
                  float[] pixels = new float[values];
                  images.read(image, pixels, 0);
                  double sum = 0;
                  for (float pixel : pixels) {
                    sum += pixel;
                  }
                  return sum;
                })
            .sum()
        / values
        / images.size();
  }

  private static void print(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
