package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.StudyConfig;
import org.disentangle.contract.Checksums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a report is made of the same as one that is there. */
class ReportOriginTest {
  private static final String IMAGES = "0123abcd";
  private static final AnalysisConfig CONFIG = AnalysisConfig.newBuilder().setSamples(200).build();

  @TempDir private Path folder;
  private Path model;
  private Path report;

  @BeforeEach
  void makeReport() throws IOException {
    model = listed(1);
    report = Files.createDirectories(folder.resolve("report"));
    Files.createDirectory(report.resolve("figures"));
    Files.writeString(report.resolve("index.html"), "page");
    Files.writeString(report.resolve("figures/loss.png"), "figure");
    origin(IMAGES, CONFIG, "cpu 1").orElseThrow().keepIn(report);
  }

  /** A model with its checksums. */
  private Path listed(int seed) throws IOException {
    Path path = new LinearModel(2, seed).export(folder.resolve("model-" + seed));
    Files.createDirectories(Checksums.path(path).getParent());
    Checksums.write(path);
    return path;
  }

  private Optional<ReportOrigin> origin(String images, AnalysisConfig config, String device) {
    return ReportOrigin.of(List.of(SavedModelFolder.open(model)), images, config, device);
  }

  private boolean isMadeOfTheSame() {
    return origin(IMAGES, CONFIG, "cpu 1").orElseThrow().isThatOf(report);
  }

  @Test
  void theSameIsTheSame() {
    assertTrue(isMadeOfTheSame());
  }

  @Test
  void otherImagesSettingsOrDevicesAreNot() {
    assertFalse(origin("0123abce", CONFIG, "cpu 1").orElseThrow().isThatOf(report));
    assertFalse(
        origin(IMAGES, CONFIG.toBuilder().setSeed(1).build(), "cpu 1")
            .orElseThrow()
            .isThatOf(report));
    assertFalse(origin(IMAGES, CONFIG, "gpu:0 1").orElseThrow().isThatOf(report));
  }

  /** A study's report says more than an analysis of its models. */
  @Test
  void whatElseAReportIsMadeOfCounts() {
    StudyConfig study = StudyConfig.newBuilder().setName("a").build();
    ReportOrigin models = origin(IMAGES, CONFIG, "cpu 1").orElseThrow();
    assertFalse(models.and("study", study).isThatOf(report));
    models.and("study", study).keepIn(report);
    assertTrue(models.and("study", study).isThatOf(report));
    assertFalse(
        models.and("study", study.toBuilder().setCourseReport(true).build()).isThatOf(report));
    assertFalse(models.isThatOf(report));
  }

  @Test
  void anotherModelUnderTheSameNameIsNot() throws IOException {
    Path other = listed(2);
    SavedModelFolder first = SavedModelFolder.open(model);
    SavedModelFolder second = SavedModelFolder.open(other);
    assertNotEquals(
        ReportOrigin.of(List.of(first), IMAGES, CONFIG, "cpu 1").orElseThrow().lines().get(1),
        ReportOrigin.of(List.of(second), IMAGES, CONFIG, "cpu 1").orElseThrow().lines().get(1));
    assertFalse(
        ReportOrigin.of(List.of(first, second), IMAGES, CONFIG, "cpu 1")
            .orElseThrow()
            .isThatOf(report));
  }

  @Test
  void aChangedMissingOrAddedFileMakesItAnother() throws IOException {
    Path figure = report.resolve("figures/loss.png");
    Files.writeString(figure, "other");
    assertFalse(isMadeOfTheSame());
    Files.delete(figure);
    assertFalse(isMadeOfTheSame());
    Files.writeString(figure, "figure");
    assertTrue(isMadeOfTheSame());
    Files.writeString(report.resolve("more.csv"), "a\n");
    assertFalse(isMadeOfTheSame());
  }

  @Test
  void aReportThatSaysNothingIsMadeAgain() throws IOException {
    Files.delete(report.resolve("SHA256SUMS"));
    assertFalse(isMadeOfTheSame());
    assertFalse(origin(IMAGES, CONFIG, "cpu 1").orElseThrow().isThatOf(folder.resolve("none")));
  }

  @Test
  void whatAModelWithoutChecksumsIsNobodyKnows() throws IOException {
    Files.delete(Checksums.path(model));
    assertEquals(Optional.empty(), origin(IMAGES, CONFIG, "cpu 1"));
  }
}
