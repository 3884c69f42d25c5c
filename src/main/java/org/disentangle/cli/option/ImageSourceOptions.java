package org.disentangle.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.cli.terminal.ConsoleProgress;
import org.disentangle.config.ConfigurationText;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.FolderConfig;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.RunConfig;
import org.disentangle.config.ShardsConfig;
import org.disentangle.data.shards.Shards;
import org.disentangle.data.source.ImageSources;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import picocli.CommandLine.Option;

/** Where the images come from; mixed into the verbs that read them. */
public final class ImageSourceOptions {
  /** What can be named on the command line, for the help of its parameter. */
  public static final String SOURCE =
      "An npz, HDF5 or MATLAB file, a folder of pictures, tar archives (WebDataset) or Parquet files"
          + " with pictures (also 'data-{000..004}.tar' or 'train-*.parquet'), or a configuration"
          + " (*.textproto), a run's or one with data { … } alone, whose images are then meant"
          + " (default: those of a run that names none).";

  private static final String CONFIGURATION = ".textproto";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description =
          "Where the published archive may lie and drawn images are kept"
              + " (default: ${DEFAULT-VALUE}).")
  private Path folder;

  private final Map<DataConfig, ImageStore> opened = new HashMap<>();

  /** Opens images; those that were opened before are given again, to any thread. */
  public synchronized ImageStore open(DataConfig data) {
    return opened.computeIfAbsent(
        ImageSources.reading(data),
        reading -> {
          try (ConsoleProgress progress = new ConsoleProgress()) {
            return ImageSources.open(reading, folder, progress);
          }
        });
  }

  /** The height and width of each image, or one for all. */
  public List<ImageShape> sizes(DataConfig data) {
    try (ConsoleProgress progress = new ConsoleProgress()) {
      return ImageSources.sizes(data, folder, progress);
    }
  }

  /** The images of a run; those of several that share them are opened once. */
  public ImageStore of(RunConfig run) {
    return open(run.getData());
  }

  /**
   * What a path on the command line names: see {@link #SOURCE}.
   *
   * @throws UserErrorException if there is no such file, or it is a configuration and wrong
   */
  public static DataConfig named(Optional<Path> source) {
    return source
        .map(
            path -> {
              if (!ImagePaths.exist(path)) {
                throw new FileErrorException(
                    "%s does not exist; expected an npz, HDF5 or MATLAB file, a folder of pictures, tar archives, Parquet files, or a configuration"
                        .formatted(path));
              }
              if (path.toString().endsWith(CONFIGURATION)
                  || path.toString().endsWith(ConfigurationText.JSON)) {
                return Configurations.readData(path);
              }
              DataConfig.Builder data = DataConfig.newBuilder();
              if (Files.isDirectory(path)) {
                data.setFolder(FolderConfig.newBuilder().setPath(path.toString()));
              } else if (Shards.are(path)) {
                data.setShards(ShardsConfig.newBuilder().setPath(path.toString()));
              } else {
                data.setArchive(path.toString());
              }
              return data.build();
            })
        .orElseGet(DataConfig::getDefaultInstance);
  }

  /** The folder that keeps drawn images. */
  public Path folder() {
    return folder;
  }
}
