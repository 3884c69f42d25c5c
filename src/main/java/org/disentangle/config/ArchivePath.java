package org.disentangle.config;

import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;

/** Finds the archive of images that a configuration names. */
final class ArchivePath {
  private ArchivePath() {}

  /**
   * Finds the archive of a run: in the folder of the configuration that names it, then in the
   * working folder. A run that names no archive, or an absolute path, stays as it is.
   *
   * @param configuration the file that names it
   * @param where the start of an error message
   * @return the run, its archive as seen from the working folder
   * @throws UserErrorException if it is in neither place
   */
  static RunConfig find(RunConfig run, Path configuration, String where) {
    if (!run.getData().hasArchive()) {
      return run;
    }
    String text = run.getData().getArchive();
    Path beside = PathText.beside(configuration, text, where + ": data.archive");
    Path here = Path.of(text);
    if (here.isAbsolute()) {
      return run;
    }
    if (Files.exists(beside)) {
      RunConfig.Builder found = run.toBuilder();
      found.getDataBuilder().setArchive(fromHere(beside));
      return found.build();
    }
    if (!Files.exists(here)) {
      throw new UserErrorException(
          "%s: data.archive: there is no %s, neither beside %s (%s) nor in the working folder (%s); put it there, or name it by its whole path"
              .formatted(where, text, configuration.getFileName(), beside, here.toAbsolutePath()));
    }
    return run;
  }

  /**
   * A path that does not depend on how the configuration was named, because a trial's name depends
   * on it.
   */
  private static String fromHere(Path path) {
    Path folder = Path.of("").toAbsolutePath();
    Path whole = path.toAbsolutePath().normalize();
    return (whole.startsWith(folder) ? folder.relativize(whole) : whole).toString();
  }
}
