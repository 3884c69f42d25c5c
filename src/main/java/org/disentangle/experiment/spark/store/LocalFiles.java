package org.disentangle.experiment.spark.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lists the files of a folder on this machine's disk. */
final class LocalFiles {
  private LocalFiles() {}

  /** All files below a folder with their lengths in bytes; paths relative, forward slashes. */
  static Map<String, Long> below(Path folder) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
    }
    return files;
  }
}
