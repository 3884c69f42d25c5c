package org.disentangle.data;

import java.nio.file.Path;

/** Where images lie, as it may be told to others with a model or a report. */
public final class SharedPath {
  private SharedPath() {}

  /**
   * A path below the working directory as seen from there, of any other the last name alone: what
   * travels tells nobody where on whose machine it was made.
   */
  public static String of(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    return there.startsWith(here)
        ? here.relativize(there).toString()
        : String.valueOf(there.getFileName());
  }
}
