package org.disentangle.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.disentangle.config.RunConfig;
import org.disentangle.data.BitStore;
import org.disentangle.data.ImageSources;
import picocli.CommandLine.Option;

/** The options for the source of the images; mixed into the verbs that read images. */
final class ImageSourceOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Where the published archive may lie and drawn images are kept"
              + " (default: ${DEFAULT-VALUE}).")
  private Path folder;

  private final Map<Optional<Path>, BitStore> opened = new HashMap<>();

  /**
   * Opens an archive; without one, the images in the data folder, or else the renderer's images.
   */
  BitStore open(Optional<Path> archive) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return ImageSources.open(archive, folder, progress);
    }
  }

  /** The images of a run; those of several that share them are opened once. */
  BitStore of(RunConfig run) {
    return opened.computeIfAbsent(archive(run), this::open);
  }

  /** The archive that a run's configuration names. */
  static Optional<Path> archive(RunConfig run) {
    return run.getData().hasArchive()
        ? Optional.of(Path.of(run.getData().getArchive()))
        : Optional.empty();
  }

  /** The folder that keeps drawn images. */
  Path folder() {
    return folder;
  }
}
