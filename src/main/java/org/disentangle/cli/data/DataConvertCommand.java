package org.disentangle.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Written;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.data.archive.Hdf5ImagesWriter;
import org.disentangle.data.archive.NpzImagesWriter;
import org.disentangle.data.folder.PictureFolderWriter;
import org.disentangle.data.store.ImageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code data convert}: images of any source as an npz file, an HDF5 file or a folder. */
@Command(
    name = "convert",
    description = {
      "Writes images, as they are trained on, with their labels: as an npz file, an HDF5 file, or a"
          + " folder of PNG pictures with metadata.csv, by the ending of --out. Each keeps the factors,"
          + " their kinds and the words of their classes.",
      "Crop and resize them first by naming a configuration that says how."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  disentangle data convert my/pictures --out my.npz",
      "  disentangle data convert my.textproto --out small.h5 --samples 1000",
      "  disentangle data convert 3dshapes.h5 --out shapes --fix shape=0"
    })
final class DataConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private NamedImages images;
  @Mixin private SelectionOptions selection;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "What to write: FILE.npz, FILE.h5, or a new folder.")
  @Written(Written.Form.IMAGES)
  private Path target;

  @Override
  public Integer call() {
    String name = target.toString().toLowerCase(Locale.ROOT);
    boolean isFile = name.endsWith(".npz") || name.endsWith(".h5") || name.endsWith(".hdf5");
    if (!isFile && Files.exists(target)) {
      throw new UserErrorException(
          "--out %s is there already; name a new folder, or remove it first".formatted(target));
    }
    ImageStore found = images.open();
    int[] chosen = selection.of(found);
    try (ConsoleProgress progress = new ConsoleProgress()) {
      if (name.endsWith(".npz")) {
        NpzImagesWriter.write(target, found, chosen, progress);
      } else if (isFile) {
        Hdf5ImagesWriter.write(target, found, chosen, progress);
      } else {
        PictureFolderWriter.write(target, found, chosen, progress);
      }
    }
    spec.commandLine().getOut().println(target + ": " + chosen.length + " images");
    return ExitCode.OK;
  }
}
