package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every folder of packages holds, read from the sources. */
class PackageFoldersTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** Of a package, its {@code package-info} among them. */
  private static final int MOST_FILES = 26;

  @ParameterizedTest
  @ValueSource(strings = {"pgm", "inquiry", "cli/pgm"})
  void aPackageOfTheGraphicalWingIsSmall(String room) throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES.resolve("org/disentangle").resolve(room))) {
      Map<Path, Long> sizes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
      sizes.values().removeIf(size -> size <= MOST_FILES);
      assertEquals(Map.of(), sizes, "packages with too many files to hold in the head");
    }
  }

  @Test
  void everyPackageSaysWhatLivesThere() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
              .toList();
      assertEquals(List.of(), silent, "packages without a package-info.java");
    }
  }
}
