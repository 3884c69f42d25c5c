package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every folder of packages holds, read from the sources. */
class PackageFoldersTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final String INFO = "package-info.java";

  /** Of a package, its {@code package-info} not counted. */
  private static final int MOST_CLASSES = 25;

  /** With these words a package that has more gives its reason. */
  private static final String REASON = "more than " + MOST_CLASSES + " classes here because ";

  @Test
  void aPackageIsSmallOrSaysWhyItIsNot() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Map<Path, Long> sizes =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith(INFO))
              .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));
      List<String> found = new ArrayList<>();
      for (Map.Entry<Path, Long> each : new TreeMap<>(sizes).entrySet()) {
        boolean isLarge = each.getValue() > MOST_CLASSES;
        if (isLarge != prose(each.getKey()).contains(REASON)) {
          found.add(
              each.getKey()
                  + " has "
                  + each.getValue()
                  + (isLarge ? ": split it, or say why there are \"" : ": take out \"")
                  + REASON
                  + "...\"");
        }
      }
      assertEquals(List.of(), found);
    }
  }

  /** What a package says of itself, on one line. */
  private static String prose(Path folder) throws IOException {
    return Files.readString(folder.resolve(INFO)).replaceAll("\\s+\\*?\\s*", " ");
  }

  @Test
  void everyPackageSaysWhatLivesThere() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .filter(folder -> !Files.exists(folder.resolve(INFO)))
              .toList();
      assertEquals(List.of(), silent, "packages without a package-info.java");
    }
  }
}
