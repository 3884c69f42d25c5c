package org.disentangle.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The numbered exports in a run's folder. */
final class SavedModelVersions {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

  private SavedModelVersions() {}

  /** The export with the largest number; empty if there is none. */
  static Optional<Path> newest(Path runFolder) {
    if (!Files.isDirectory(runFolder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(runFolder)) {
      return versions
          .filter(folder -> VERSION.matcher(folder.getFileName().toString()).matches())
          .max(Comparator.comparingLong(SavedModelVersions::number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + runFolder, e);
    }
  }

  private static long number(Path folder) {
    return Long.parseLong(folder.getFileName().toString());
  }
}
