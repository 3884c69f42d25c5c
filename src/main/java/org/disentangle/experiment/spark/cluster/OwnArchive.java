package org.disentangle.experiment.spark.cluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The location of this program on this machine. */
final class OwnArchive {
  private OwnArchive() {}

  /** The archive it was started from, or the folder of its class files. */
  static Path path() {
    try {
      return Path.of(OwnArchive.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this program cannot tell where it lies", e);
    }
  }

  /** The class path with which another process finds it. */
  static String classPath() {
    Path own = path();
    // Run from its class files, the program has its libraries on its class path instead.
    return Files.isRegularFile(own)
        ? own.toString()
        : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
  }
}
