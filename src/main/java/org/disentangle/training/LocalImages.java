package org.disentangle.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.disentangle.AtomicWrite;
import org.disentangle.config.Configurations;
import org.disentangle.config.DataConfig;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.RunConfig;
import org.disentangle.data.SharedPath;

/**
 * Where on this machine the images of a run lie, {@code
 * saved_models/<run>/.images/<checksum>.textproto}: a configuration with {@code data} alone. A
 * SavedModel is published, so it names images outside of the working folder only by their last
 * name; this file lies beside its versions, is no part of them, and lets an analysis on this
 * machine find such images again.
 */
public final class LocalImages {
  private static final String FOLDER = ".images";
  private static final String ENDING = ".textproto";
  private static final Pattern CHECKSUM = Pattern.compile("[0-9a-z]{1,128}");

  private LocalImages() {}

  /**
   * Writes the file, if the exported configuration does not say where the images lie.
   *
   * @param run {@code saved_models/<run>}
   * @param checksum of the images
   * @throws org.disentangle.UserErrorException if it cannot be written
   */
  static void write(Path run, DataConfig data, String checksum) {
    DataConfig published = ImagePaths.map(data, path -> SharedPath.of(Path.of(path)));
    DataConfig whole = ImagePaths.map(data, LocalImages::absolute);
    if (!ImagePaths.map(published, LocalImages::absolute).equals(whole)) {
      String text = Configurations.print(RunConfig.newBuilder().setData(whole).build());
      AtomicWrite.file(file(run, checksum), temporary -> Files.writeString(temporary, text));
    }
  }

  /**
   * Reads the file.
   *
   * @return empty if there is none, or no file may have the name of that checksum
   * @throws org.disentangle.UserErrorException if it is not as it was written
   */
  public static Optional<DataConfig> read(Path run, String checksum) {
    return CHECKSUM.matcher(checksum).matches() && Files.exists(file(run, checksum))
        ? Optional.of(Configurations.readData(file(run, checksum)))
        : Optional.empty();
  }

  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
  }

  private static Path file(Path run, String checksum) {
    return run.resolve(FOLDER).resolve(checksum + ENDING);
  }
}
