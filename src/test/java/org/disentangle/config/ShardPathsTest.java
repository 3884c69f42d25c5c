package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardPathsTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name :
        List.of("a-008.tar", "a-009.tar", "a-010.tar", "a-8.tar", "b-008.tar", "{odd}[1].tar")) {
      Files.createFile(folder.resolve(name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a-{008..010}.tar     | a-008.tar a-009.tar a-010.tar",
        "a-{8..8}.tar         | a-8.tar",
        "{a,b}-{008..008}.tar | a-008.tar b-008.tar",
        "?-008.tar            | a-008.tar b-008.tar",
        "a-0*.tar             | a-008.tar a-009.tar a-010.tar",
        "*-{008..009}.tar     | a-008.tar a-009.tar b-008.tar",
        "a-8.tar              | a-8.tar",
        "{odd}[1].tar         | {odd}[1].tar",
        "*[1].tar             | {odd}[1].tar"
      })
  void aPatternStandsForFiles(String pattern, String names) {
    Path path = folder.resolve(pattern);
    assertTrue(ImagePaths.exist(path));
    assertEquals(
        new TreeSet<>(List.of(names.split(" "))),
        new TreeSet<>(
            ShardPaths.of(path).stream().map(file -> file.getFileName().toString()).toList()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.tar", "c-*.tar", "a-{011..012}.tar", "nowhere/a-*.tar"})
  void whatStandsForNothingIsNotThere(String pattern) {
    assertFalse(ImagePaths.exist(folder.resolve(pattern)));
    UserErrorException refusal =
        assertThrows(UserErrorException.class, () -> ShardPaths.of(folder.resolve(pattern)));
    assertTrue(refusal.getMessage().startsWith("data.shards.path: there is no file"));
  }

  @Test
  void everyFileOfARangeMustBeThere() {
    UserErrorException refusal =
        assertThrows(
            UserErrorException.class, () -> ShardPaths.of(folder.resolve("a-{009..011}.tar")));
    assertTrue(refusal.getMessage().contains("a-011.tar, which"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{5..2}", "{0..999999999}"})
  void aRangeIsUpwardsAndNotEndless(String pattern) {
    UserErrorException refusal =
        assertThrows(UserErrorException.class, () -> ShardPaths.of(folder.resolve(pattern)));
    assertTrue(refusal.getMessage().contains(pattern), refusal.getMessage());
  }
}
