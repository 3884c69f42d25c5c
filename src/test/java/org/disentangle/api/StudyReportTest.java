package org.disentangle.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.disentangle.Patience;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportTest {
  private static final AnalysisConfig CONFIG =
      AnalysisConfig.newBuilder()
          .setSamples(300)
          .setTestSamples(200)
          .setPermutations(2)
          .setResamples(2)
          .setLikelihoodImages(0)
          .build();

  @TempDir private Path folder;

  @Test
  void thePageComesWithTheFirstModelAndEndsAsThatOfAllAtOnce() throws Exception {
    Path first = new LinearModel(4, 1).export(folder.resolve("first"));
    Path second = new LinearModel(3, 2).export(folder.resolve("second"));
    Path growing = folder.resolve("growing");
    AtomicInteger measured = new AtomicInteger();
    try (StudyReport report = new StudyReport(growing, 2, StudyReportTest::analyzer)) {
      report.add("second", second, measured::incrementAndGet);
      report.add("second", second, measured::incrementAndGet);
      await(growing.resolve("index.html"));
      assertEquals(List.of("second"), runs(growing));
      report.add("first", first, measured::incrementAndGet);
      assertEquals(
          Optional.of(growing.resolve("index.html")),
          report.write(List.of("first", "failed", "second"), any -> List.of(), Progress.NONE));
    }
    assertEquals(2, measured.get());
    assertEquals(List.of("first", "second"), runs(growing));

    Path whole = folder.resolve("whole");
    List<SavedModelFolder> models =
        Stream.of(first, second).map(SavedModelFolder::open).toList();
    Report.write(whole, analyzer(Progress.NONE).analyze(models));
    List<Path> files = files(whole);
    assertEquals(files, files(growing));
    for (Path file : files) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(file)),
          Files.readAllBytes(growing.resolve(file)),
          file.toString());
    }
  }

  @Test
  void aModelThatCannotBeMeasuredIsSaidAtTheEnd() throws Exception {
    Path good = new LinearModel(4, 1).export(folder.resolve("good"));
    Path report = folder.resolve("report");
    try (StudyReport growing = new StudyReport(report, 3, StudyReportTest::analyzer)) {
      growing.add("none", folder.resolve("none"), () -> {});
      growing.add("good", good, () -> {});
      await(report.resolve("index.html"));
      String message =
          assertThrows(
                  UserErrorException.class,
                  () -> growing.write(List.of("good", "none"), any -> List.of(), Progress.NONE))
              .getMessage();
      assertTrue(message.contains(folder.resolve("none").toString()), message);
    }
    assertEquals(List.of("good"), runs(report));
  }

  @Test
  void withoutAModelThereIsNoPage() throws InterruptedException {
    Path report = folder.resolve("report");
    try (StudyReport none = new StudyReport(report, 1, StudyReportTest::analyzer)) {
      assertEquals(
          Optional.empty(), none.write(List.of("failed"), any -> List.of(), Progress.NONE));
    }
    assertTrue(Files.notExists(report));
  }

  private static Analyzer analyzer(Progress progress) {
    return new Analyzer(new BlockImages(), CONFIG, progress);
  }

  private static void await(Path file) {
    assertTimeoutPreemptively(
        Patience.DURATION,
        () -> {
          while (Files.notExists(file)) {
            Thread.sleep(10);
          }
        });
  }

  private static List<String> runs(Path report) throws IOException {
    return Files.readAllLines(report.resolve("runs.csv")).stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }

  private static List<Path> files(Path report) throws IOException {
    try (Stream<Path> files = Files.walk(report)) {
      return files.filter(Files::isRegularFile).map(report::relativize).sorted().toList();
    }
  }
}
