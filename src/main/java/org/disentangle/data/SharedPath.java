package org.disentangle.data;

import java.nio.file.Path;

/** The path of images in the form that is published with a model or a report. */
public final class SharedPath {
  private SharedPath() {}

  /**
   * A path below the working directory relative to it; of any other path only the last name, so
   * that published files do not reveal the folders of the machine.
   */
  public static String of(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    return there.startsWith(here)
        ? here.relativize(there).toString()
        : String.valueOf(there.getFileName());
  }
}
