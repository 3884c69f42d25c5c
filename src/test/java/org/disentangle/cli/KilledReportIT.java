package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.disentangle.AtomicWrite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports whose program is killed while it writes tables and page in place of an earlier report:
 * the folder holds the earlier one, whole, or the new one.
 */
@EnabledOnOs(OS.LINUX)
class KilledReportIT {
  private static final List<String> INQUIRIES = List.of("net1", "net2");
  private static final String LEFTOVER = ".report.";

  @TempDir private Path folder;

  private static Map<String, String> content(Path report) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(report)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        content.put(report.relativize(file).toString(), Files.readString(file));
      }
    }
    return content;
  }

  private boolean isBeingWritten() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.anyMatch(path -> path.getFileName().toString().startsWith(LEFTOVER));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ChildProgram start(String inquiry, Path report) throws IOException {
    return ChildProgram.start(
        folder.resolve("said"),
        "pgm",
        "report",
        "configs/pgm/" + inquiry + ".textproto",
        "--out",
        report.toString());
  }

  /**
   * Kills so many programs.
   *
   * @return how many of them were killed before they had put the new report in its place
   */
  private int kill(int times, SplittableRandom random) throws Exception {
    Map<String, Map<String, String>> whole = new TreeMap<>();
    for (String inquiry : INQUIRIES) {
      Path undisturbed = folder.resolve(inquiry);
      try (ChildProgram child = start(inquiry, undisturbed)) {
        assertEquals(0, child.exitStatus(), child.said());
      }
      whole.put(inquiry, content(undisturbed));
    }
    Path report = folder.resolve("report");
    try (ChildProgram child = start(INQUIRIES.get(1), report)) {
      assertEquals(0, child.exitStatus(), child.said());
    }
    String earlier = INQUIRIES.get(0);
    long writingNanos;
    try (ChildProgram child = start(earlier, report)) {
      child.await(this::isBeingWritten);
      long began = System.nanoTime();
      child.await(() -> !isBeingWritten());
      writingNanos = System.nanoTime() - began;
      assertEquals(0, child.exitStatus(), child.said());
    }
    int before = 0;
    for (int i = 0; i < times; i++) {
      String inquiry = INQUIRIES.get(earlier.equals(INQUIRIES.get(0)) ? 1 : 0);
      try (ChildProgram child = start(inquiry, report)) {
        child.await(this::isBeingWritten);
        // About half of the kills come too late, on a machine of any speed.
        LockSupport.parkNanos(random.nextLong(2 * writingNanos));
        child.kill();
      }
      Map<String, String> found = content(report);
      boolean isNew = found.equals(whole.get(inquiry));
      if (!isNew) {
        assertEquals(whole.get(earlier), found, "neither the earlier report nor the new one");
        before++;
      }
      earlier = isNew ? inquiry : earlier;
      removeLeftovers();
    }
    return before;
  }

  /** A later program cannot know that nobody is at work there any more; this test does. */
  private void removeLeftovers() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (path.getFileName().toString().startsWith(LEFTOVER)) {
          AtomicWrite.delete(path);
        }
      }
    }
  }

  @Test
  void aFewKillsLeaveAWholeReport() throws Exception {
    kill(3, new SplittableRandom(3));
  }

  @Test
  @Tag("slow")
  void aHundredKillsLeaveAWholeReport() throws Exception {
    int before = kill(100, new SplittableRandom(5));
    System.out.println("100 kills while a report was written: " + before + " left the earlier one");
    assertTrue(before > 0 && before < 100, before + " of 100 left the earlier report");
  }
}
