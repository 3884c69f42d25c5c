package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.analysis.LinearModel;
import org.disentangle.data.source.SquareArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program where it cannot write: each verb ends with a sentence, and what lay there
 * before lies there after, to the byte.
 *
 * <p>A limit on the size of files is what a full disk is: some writes fail, small ones do not. A
 * place that even the superuser cannot write is mounted so, in a name space of its own; where the
 * system does not allow that, the test is left out.
 */
@EnabledOnOs(OS.LINUX)
class UnwritablePlacesIT {
  private static final Path EXAMPLE = Path.of("reports", "example");
  private static final String READ_ONLY =
      "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"";

  @TempDir private Path folder;
  private Path place;
  private Path archive;

  @BeforeEach
  void copyEarlierResults() throws IOException {
    place = folder.resolve("place");
    archive = SquareArchive.write(folder.resolve("squares.npz"));
    copy(EXAMPLE, place.resolve("example"));
    copy(Path.of("reports", "pgm", "net1"), place.resolve("net1"));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        Path copy = to.resolve(from.relativize(each).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(each, copy);
      }
    }
  }

  private SortedMap<String, ByteBuffer> content() throws IOException {
    SortedMap<String, ByteBuffer> content = new TreeMap<>();
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        content.put(place.relativize(each).toString(), ByteBuffer.wrap(Files.readAllBytes(each)));
      }
    }
    return content;
  }

  /** Runs a verb that must fail and returns what it said. */
  private String refusal(List<String> wrapper, String... arguments) throws Exception {
    SortedMap<String, ByteBuffer> before = content();
    List<String> line = new ArrayList<>(wrapper);
    line.addAll(ChildProgram.line(arguments));
    try (ChildProgram child = ChildProgram.of(folder.resolve("said"), line)) {
      assertEquals(2, child.exitStatus(), child.said());
      assertEquals(before, content(), child.said());
      return child
          .said()
          .lines()
          .filter(each -> each.startsWith("disentangle: "))
          .reduce((first, second) -> second)
          .orElseThrow();
    }
  }

  /** Files may have so many KiB. */
  private static List<String> fullAt(int kibibytes) {
    return List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "-");
  }

  private List<String> readOnly() throws Exception {
    List<String> wrapper =
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            READ_ONLY,
            place.toString());
    List<String> probe = new ArrayList<>(wrapper);
    probe.addAll(List.of("touch", place.resolve("probe").toString()));
    try {
      int status = new ProcessBuilder(probe).start().waitFor();
      assumeTrue(
          status != 0 && new ProcessBuilder(with(wrapper, "true")).start().waitFor() == 0,
          "nothing can be mounted here");
    } catch (IOException e) {
      assumeTrue(false, "there is no unshare: " + e.getMessage());
    }
    return wrapper;
  }

  private static List<String> with(List<String> wrapper, String command) {
    List<String> line = new ArrayList<>(wrapper);
    line.add(command);
    return line;
  }

  private String[] analysis() {
    return new String[] {
      "analyze",
      new LinearModel(2, 1).export(folder.resolve("model")).toString(),
      "--data",
      archive.toString(),
      "--samples",
      "200",
      "--name",
      "example",
      "--reports-dir",
      place.toString()
    };
  }

  @Test
  void aFullDiskSparesTheReports() throws Exception {
    Path earlier = place.resolve("example");
    String unkept = refusal(fullAt(300), "data", "info", archive.toString());
    assertTrue(unkept.contains("cannot write " + archive + ".images: File too large"), unkept);
    String rendered = refusal(fullAt(1000), "report", earlier.toString());
    assertTrue(rendered.contains("cannot write " + earlier + ": File too large"), rendered);
    String answered =
        refusal(
            fullAt(20),
            "pgm",
            "report",
            "configs/pgm/net1.textproto",
            "--out",
            place.resolve("net1").toString());
    assertTrue(answered.contains("cannot write " + place.resolve("net1")), answered);
  }

  /** With all its scores an analysis takes a while. */
  @Test
  @Tag("slow")
  void aFullDiskSparesTheReportOfAnEarlierAnalysis() throws Exception {
    assertEquals(0, Main.run(ignored(), ignored(), "data", "info", archive.toString()));
    String analyzed = refusal(fullAt(300), analysis());
    assertTrue(
        analyzed.contains("cannot write " + place.resolve("example") + ": File too large"),
        analyzed);
  }

  private static PrintWriter ignored() {
    return new PrintWriter(Writer.nullWriter());
  }

  @Test
  void aReadOnlyPlaceIsToldBeforeAnyWork() throws Exception {
    List<String> wrapper = readOnly();
    for (String[] arguments :
        List.of(
            analysis(),
            new String[] {"report", place.resolve("example").toString()},
            new String[] {
              "pgm",
              "report",
              "configs/pgm/net1.textproto",
              "--out",
              place.resolve("net1").toString()
            },
            new String[] {
              "data", "sheet", archive.toString(), "--out", place.resolve("sheet.png").toString()
            },
            TinyTraining.in(folder, 20, 5).arguments("place/models"))) {
      String refused = refusal(wrapper, arguments);
      assertTrue(
          refused.startsWith("disentangle: cannot write " + place)
              && refused.contains("Read-only file system"),
          refused);
    }
  }

  /** Beside the drawn images, 377 MB, which are packed first. */
  @Test
  @Tag("slow")
  void aFullDiskEndsARendering() throws Exception {
    String data = folder.resolve("data").toString();
    String unkept = refusal(fullAt(1000), "data", "info", "--data-dir", data);
    assertTrue(unkept.contains("renderer.images: File too large"), unkept);
    assertEquals(0, Main.run(ignored(), ignored(), "data", "info", "--data-dir", data));
    String target = place.resolve("all.npz").toString();
    String rendered = refusal(fullAt(1000), "data", "render", "--data-dir", data, "--out", target);
    assertTrue(rendered.contains("cannot write " + target + ": File too large"), rendered);
  }
}
