package org.disentangle.data.source;

import java.nio.file.Path;
import org.disentangle.Progress;
import org.disentangle.config.DataConfig;
import org.disentangle.data.store.ImageStore;

/** Images opened for a test. */
public final class OpenedImages {
  private OpenedImages() {}

  /** Those of an archive. */
  public static ImageStore archive(Path path, Progress progress) {
    return ImageSources.open(named(path), path.resolveSibling("data"), progress);
  }

  /** Those of a run that names none. */
  public static ImageStore unnamed(Path dataFolder, Progress progress) {
    return ImageSources.open(DataConfig.getDefaultInstance(), dataFolder, progress);
  }

  /** What a configuration with an archive says. */
  public static DataConfig named(Path path) {
    return DataConfig.newBuilder().setArchive(path.toString()).build();
  }

  /** The file that keeps the images of an archive. */
  public static Path storeOf(Path path) {
    return ImageSources.storeOf(path, named(path));
  }
}
