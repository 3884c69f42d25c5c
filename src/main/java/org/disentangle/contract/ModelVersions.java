package org.disentangle.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * The numbered exports of a run, {@code saved_models/<run>/<version>/}: TensorFlow Serving's
 * layout.
 */
public final class ModelVersions {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

  private ModelVersions() {}

  /** Whether a folder is named as a version. */
  public static boolean isVersion(Path folder) {
    return VERSION.matcher(String.valueOf(folder.getFileName())).matches();
  }

  /** The number of a version's folder. */
  public static long number(Path version) {
    return Long.parseLong(String.valueOf(version.getFileName()));
  }

  /**
   * The newest version of a run, if there is one.
   *
   * @throws UserErrorException if the folder cannot be read
   */
  public static Optional<Path> newest(Path run) {
    List<Path> versions = of(run);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /**
   * The versions of a run by their numbers, the newest last; empty if there are none, or no such
   * folder.
   *
   * @throws UserErrorException if the folder cannot be read
   */
  public static List<Path> of(Path run) {
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(run)) {
      return children
          .filter(ModelVersions::isVersion)
          .sorted(Comparator.comparingLong(ModelVersions::number))
          .toList();
    } catch (IOException e) {
      throw FileErrorException.of("cannot look into " + run + ": " + e.getMessage(), e);
    }
  }
}
