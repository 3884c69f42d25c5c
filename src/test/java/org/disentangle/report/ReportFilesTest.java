package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder of a report: the same bytes each time, what is replaced in it, and what is refused.
 */
final class ReportFilesTest {
  private static final Analysis NOTHING =
      new Analysis(List.of(), List.of(), List.of(), List.of(), List.of());

  @TempDir Path folder;

  @Test
  void renderingAgainInAnotherLocaleGivesTheSameBytes() throws IOException {
    Path first = folder.resolve("first");
    Report.write(first, FixtureStudy.ofSize(60));
    SortedMap<String, byte[]> before = bytes(first);
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Report.render(first);
      assertSame(before, bytes(first));
      Locale.setDefault(Locale.GERMANY);
      Report.write(folder.resolve("again"), FixtureStudy.ofSize(60));
      assertSame(before, bytes(folder.resolve("again")));
    } finally {
      Locale.setDefault(usual);
    }
  }

  private static void assertSame(SortedMap<String, byte[]> expected, SortedMap<String, byte[]> is) {
    assertEquals(expected.keySet(), is.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, is.get(name), name));
  }

  private static SortedMap<String, byte[]> bytes(Path folder) throws IOException {
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  @Test
  void mistakesAreOneSentence() throws IOException {
    assertMessage("there is no folder", "nowhere", folder.resolve("nowhere"));
    assertMessage("is no report folder", "mig.csv", folder);
    Path loss = folder.resolve("loss.csv");
    Files.writeString(loss, "run,model,loss\na,beta-VAE,1\n");
    assertMessage("has no column \"beta\"", "run, model, loss", folder);
    Files.writeString(loss, "run,model,beta,loss\na,beta-VAE,five,1\n");
    assertMessage("row 1, column beta: \"five\" is not a number", "loss.csv", folder);
    Files.writeString(loss, "run,model,beta,loss\na,beta-VAE,5,1,7,8\n");
    assertMessage("is not a CSV file", "loss.csv", folder);
    Files.write(loss, new byte[] {'r', 'u', 'n', (byte) 0xff, '\n'});
    assertMessage("is not UTF-8 text", "loss.csv", folder);
    assertFalse(Files.exists(folder.resolve("index.html")), "a page of a faulty folder");
  }

  private static void assertMessage(String what, String name, Path folder) {
    String message =
        assertThrows(UserErrorException.class, () -> Report.render(folder)).getMessage();
    assertTrue(message.contains(what) && message.contains(name), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void anEarlierReportOutlivesAFailedOne() throws IOException {
    Path target = folder.resolve("r");
    Files.createDirectory(target);
    String earlier = "<meta name=\"generator\" content=\"disentangle\">";
    Files.writeString(target.resolve("index.html"), earlier);
    UserErrorException failure =
        assertThrows(UserErrorException.class, () -> Report.write(target, NOTHING));
    assertTrue(failure.getMessage().contains("none of loss.csv"), failure.getMessage());
    assertEquals(earlier, Files.readString(target.resolve("index.html")));
  }

  @Test
  void aFolderThatIsNoReportIsNeverReplaced(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("thesis.tex"), "years of work");
    Files.writeString(folder.resolve("index.html"), "<h1>My thesis</h1>");
    UserErrorException refused =
        assertThrows(UserErrorException.class, () -> Report.write(folder, NOTHING));
    assertTrue(refused.getMessage().startsWith(folder + " is there already"), refused.getMessage());
    assertEquals("years of work", Files.readString(folder.resolve("thesis.tex")));
  }

  @Test
  void tablesThatARepositoryKeepsAreReplaced(@TempDir Path folder) throws IOException {
    Path kept = Files.createDirectory(folder.resolve("kept"));
    Path table = Files.writeString(kept.resolve("mig.csv"), "run,model,beta,mig\nold,VAE,1,0.5\n");
    Report.write(kept, FixtureStudy.ofSize(60));
    assertFalse(Files.readString(table).contains("old"), "the earlier table is still there");

    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    Files.copy(table, mixed.resolve("mig.csv"));
    Files.writeString(mixed.resolve("notes.txt"), "years of work");
    assertThrows(UserErrorException.class, () -> Report.check(mixed));
  }
}
