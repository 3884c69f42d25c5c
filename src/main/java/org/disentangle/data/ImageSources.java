package org.disentangle.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/** Opens the images: an archive if there is one, else the renderer. */
public final class ImageSources {

  private ImageSources() {}

  /**
   * Opens the named archive; without one, the published archive where the data folder has it
   * ({@value Dsprites#ARCHIVE_NAME}); without that, the renderer's images.
   *
   * @param archive an npz archive in the layout of dSprites
   * @param dataFolder where the published archive may lie and the renderer's images are kept
   * @throws UserErrorException if the archive cannot be read, or is in another layout
   */
  public static BitStore open(Optional<Path> archive, Path dataFolder, Progress progress) {
    Path published = dataFolder.resolve(Dsprites.ARCHIVE_NAME);
    return archive
        .or(() -> Optional.of(published).filter(Files::exists))
        .map(file -> DspritesArchive.open(file, progress))
        .orElseGet(() -> RenderedDsprites.open(dataFolder, progress));
  }
}
