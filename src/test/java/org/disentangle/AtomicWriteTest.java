package org.disentangle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicWriteTest {
  @TempDir private Path folder;

  private List<String> content() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aFileAppearsWholeWithTheFoldersAboveIt() throws IOException {
    Path target = folder.resolve("a/b/file.txt");
    AtomicWrite.file(target, temporary -> Files.writeString(temporary, "whole"));
    assertEquals("whole", Files.readString(target));
    assertEquals(List.of("a"), content());
  }

  /** As a process does that leaves the folder of a run in which another one still writes. */
  @Test
  void aFolderThatIsRemovedWheneverItIsEmptyIsMadeAgain() throws Exception {
    Path within = folder.resolve("within");
    Path target = within.resolve("file.txt");
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicLong removed = new AtomicLong();
    Thread remover =
        new Thread(
            () -> {
              while (!isOver.get()) {
                if (within.toFile().delete()) {
                  removed.incrementAndGet();
                }
                // Often enough to come between any two lines, not so that nobody else gets there.
                LockSupport.parkNanos(50_000);
              }
            });
    remover.start();
    try {
      for (int i = 0; i < 500; i++) {
        AtomicWrite.file(target, temporary -> Files.writeString(temporary, "whole"));
        assertEquals("whole", Files.readString(target));
        Files.delete(target);
      }
    } finally {
      isOver.set(true);
      remover.join();
    }
    assertTrue(removed.get() > 0, "the folder was never removed");
  }

  @Test
  void aFailureLeavesTheEarlierFileAndNothingElse() throws IOException {
    Path target = folder.resolve("file.txt");
    Files.writeString(target, "earlier");
    UserErrorException failure =
        assertThrows(
            UserErrorException.class,
            () ->
                AtomicWrite.file(
                    target,
                    temporary -> {
                      Files.writeString(temporary, "half");
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        "cannot write "
            + target
            + ": No space left on device; nothing was changed there: make room, or choose another"
            + " place",
        failure.getMessage());
    assertEquals("earlier", Files.readString(target));
    assertEquals(List.of("file.txt"), content());
  }

  @Test
  void aFolderIsReplacedAsAWhole() throws IOException {
    Path target = folder.resolve("report");
    AtomicWrite.folder(target, temporary -> Files.writeString(temporary.resolve("old"), "1"));
    AtomicWrite.folder(target, temporary -> Files.writeString(temporary.resolve("new"), "2"));
    assertFalse(Files.exists(target.resolve("old")));
    assertEquals("2", Files.readString(target.resolve("new")));
    assertEquals(List.of("report"), content());
  }

  @Test
  void aFolderIsPutWhereItsContentSays() throws IOException {
    Path expected = folder.resolve("1");
    Path beside = folder.resolve("1-beside");
    AtomicWrite.folder(expected, temporary -> Files.writeString(temporary.resolve("old"), "1"));
    AtomicWrite.PlacedBody body =
        temporary -> {
          Files.writeString(temporary.resolve("new"), "2");
          return beside;
        };
    assertEquals(beside, AtomicWrite.placedFolder(expected, body));
    assertEquals("2", Files.readString(beside.resolve("new")));
    assertEquals("1", Files.readString(expected.resolve("old")), "and nothing else was touched");
    assertThrows(
        UserErrorException.class,
        () ->
            AtomicWrite.placedFolder(
                expected,
                temporary -> {
                  body.writeTo(temporary);
                  throw new IOException("No space left on device");
                }));
    assertEquals(List.of("1", "1-beside"), content());
  }

  /**
   * Nor would whoever kills the program find none: each moment is the old folder or the new one.
   */
  @Test
  void whoeverLooksAlwaysFindsAWholeFolder() throws Exception {
    assumeTrue(Platform.isLinux(), "elsewhere a folder is replaced by two renames");
    Path target = folder.resolve("report");
    Path page = target.resolve("index.html");
    AtomicBoolean isOver = new AtomicBoolean();
    AtomicLong looks = new AtomicLong();
    AtomicLong misses = new AtomicLong();
    AtomicWrite.folder(
        target, temporary -> Files.writeString(temporary.resolve("index.html"), "0"));
    Thread reader =
        new Thread(
            () -> {
              while (!isOver.get()) {
                looks.incrementAndGet();
                if (!Files.exists(page)) {
                  misses.incrementAndGet();
                }
              }
            });
    reader.start();
    for (int i = 1; i <= 300; i++) {
      String number = Integer.toString(i);
      AtomicWrite.folder(
          target, temporary -> Files.writeString(temporary.resolve("index.html"), number));
      assertEquals(number, Files.readString(page));
    }
    isOver.set(true);
    reader.join();
    assertTrue(looks.get() > 300, "looked " + looks + " times");
    assertEquals(0, misses.get());
    assertEquals(List.of("report"), content());
  }

  @Test
  void severalFilesAreReplacedTogetherOrNotAtAll() throws IOException {
    Files.writeString(folder.resolve("a"), "earlier");
    Files.createDirectory(folder.resolve("c"));
    SortedMap<String, byte[]> files = new TreeMap<>(Map.of("a", new byte[] {'1'}));
    files.put("b/x", new byte[] {'2'});
    AtomicWrite.files(folder, files);
    assertEquals("1", Files.readString(folder.resolve("a")));
    assertEquals("2", Files.readString(folder.resolve("b/x")));
    assertEquals(List.of("a", "b", "c"), content());

    // A file cannot be both a file and a folder.
    files.put("a", new byte[] {'3'});
    files.put("a/y", new byte[] {'4'});
    assertThrows(UserErrorException.class, () -> AtomicWrite.files(folder, files));
    assertEquals("1", Files.readString(folder.resolve("a")));
    assertEquals(List.of("a", "b", "c"), content());
  }

  @Test
  void aFailureLeavesTheEarlierFolderAndNothingElse() throws IOException {
    Path target = folder.resolve("report");
    AtomicWrite.folder(target, temporary -> Files.writeString(temporary.resolve("old"), "1"));
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicWrite.folder(
                target,
                temporary -> {
                  Files.writeString(temporary.resolve("new"), "2");
                  throw new IllegalStateException("a fault");
                }));
    assertEquals("1", Files.readString(target.resolve("old")));
    assertFalse(Files.exists(target.resolve("new")));
    assertEquals(List.of("report"), content());
  }

  @Test
  void onlyWhatAKilledWriteLeftIsRemoved() throws IOException {
    String id = UUID.randomUUID().toString();
    for (String name : List.of(".a." + id + ".tmp", ".b." + id + ".tmp", ".a.tmp", "a")) {
      Files.writeString(folder.resolve(name), "half");
    }
    Files.createDirectories(folder.resolve(".7." + id + ".tmp/content"));
    AtomicWrite.removeLeftovers(folder, name -> !name.equals("b"));
    assertEquals(List.of(".a.tmp", ".b." + id + ".tmp", "a"), content());
    AtomicWrite.removeLeftovers(folder.resolve("nowhere"), name -> true);
  }

  @Test
  void aPlaceBelowAFileIsRefusedBeforehand() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    UserErrorException refused =
        assertThrows(
            UserErrorException.class, () -> AtomicWrite.check(folder.resolve("file/run/1")));
    assertTrue(refused.getMessage().startsWith("cannot write "), refused.getMessage());
    assertEquals(List.of("file"), content());
  }

  @Test
  void checkingLeavesNothingBehind() throws IOException {
    AtomicWrite.check(folder.resolve("a/b/c"));
    assertEquals(List.of(), content());
  }
}
