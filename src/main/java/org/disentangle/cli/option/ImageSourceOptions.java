package org.disentangle.cli.option;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.config.RunConfig;
import org.disentangle.data.store.ImageStore;
import org.disentangle.data.source.ImageSources;
import picocli.CommandLine.Option;

/** Where the images come from; mixed into the verbs that read them. */
public final class ImageSourceOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Where the published archive may lie and drawn images are kept"
              + " (default: ${DEFAULT-VALUE}).")
  private Path folder;

  private final Map<Optional<Path>, ImageStore> opened = new HashMap<>();

  /** Opens an archive; without one, what lies in the data folder, or else the renderer's images. */
  public ImageStore open(Optional<Path> archive) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return ImageSources.open(archive, folder, progress);
    }
  }

  /** The images of a run; those of several that share them are opened once. */
  public ImageStore of(RunConfig run) {
    return opened.computeIfAbsent(archive(run), this::open);
  }

  /** The archive that a run's configuration names. */
  public static Optional<Path> archive(RunConfig run) {
    return run.getData().hasArchive()
        ? Optional.of(Path.of(run.getData().getArchive()))
        : Optional.empty();
  }

  /** The folder that keeps drawn images. */
  public Path folder() {
    return folder;
  }
}
