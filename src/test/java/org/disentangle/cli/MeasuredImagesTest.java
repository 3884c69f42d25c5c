package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.Version;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.api.AnalysisReport;
import org.disentangle.api.TrainedImages;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.Configurations;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.data.dsprites.RenderedDsprites;
import org.disentangle.data.source.OpenedImages;
import org.disentangle.data.source.SquareArchive;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.AnalysisRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.ConfigProto;

/** On which images a model is measured, and that its report says so. */
class MeasuredImagesTest {
  @TempDir private Path folder;
  private Path squares;
  private String checksum;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void makeImages() {
    squares = SquareArchive.write(folder.resolve("squares.npz"));
    checksum = OpenedImages.archive(squares, Progress.NONE).checksum();
  }

  @Test
  void aReportSaysWhichImagesItWasMeasuredOnAndOfWhichRunsTheyAreNot() throws IOException {
    Path own = model("own", "squares.npz", "squares.npz", checksum);
    Path foreign = model("foreign", "others.npz", "others.npz", "0123abcd");
    Path report =
        analyze(List.of(own, foreign), AnalysisConfig.newBuilder().setSamples(200).setBins(7));
    AnalysisRow row = CsvFile.read(report, Schema.of(AnalysisRow.class)).get(0);
    assertEquals("squares.npz", row.source());
    // Elsewhere than below the working folder: not where on this machine.
    assertEquals("squares.npz", row.path());
    assertEquals(checksum, row.checksum());
    assertEquals(768, row.images());
    assertEquals(
        "color 1; shape 1; scale 3; orientation 1; position_x 16; position_y 16", row.factors());
    assertEquals(200, row.samples());
    assertFalse(row.everyImage());
    assertEquals(200, row.trainSamples());
    assertEquals(300, row.testSamples());
    assertEquals(7, row.bins());
    assertEquals(5, row.seed());
    assertEquals(2, row.permutations());
    assertEquals(3, row.resamples());
    assertEquals(0, row.likelihoodImages());
    assertEquals(500, row.likelihoodDraws());
    assertEquals(Version.disentangle(), row.version());

    String page = page(report);
    assertTrue(
        page.contains("Measured on a sample of 200 from the 768 images of squares.npz"),
        "the head");
    assertTrue(page.contains("Trained on other images than these: foreign."), "the head");
    assertEquals(1, count(page, "Trained on other images than it was measured on."), "each run");
    assertEquals(1, count(page, ">other images<"), "the table of runs");
    // Images that were held out for one model are not held out for another.
    List<String> losses = Files.readAllLines(report.resolve("loss.csv"));
    int validation = List.of(losses.get(0).split(",")).indexOf("validation_loss");
    assertFalse(losses.get(1).split(",", -1)[validation].isEmpty(), losses.get(1));
    assertTrue(losses.get(2).split(",", -1)[validation].isEmpty(), losses.get(2));

    assertEquals(0, run("report", report.toString()).status());
    assertEquals(page, page(report));
    // As an earlier version left it.
    Files.delete(report.resolve("analysis.csv"));
    assertEquals(0, run("report", report.toString()).status());
    assertTrue(page(report).contains("there is no analysis.csv here"));
    assertFalse(page(report).contains("Trained on other images"));
  }

  @Test
  void everyImageIsSaid() throws IOException {
    Path own = model("own", "squares.npz", "squares.npz", checksum);
    Path report = analyze(List.of(own), AnalysisConfig.newBuilder().setEveryImage(true));
    AnalysisRow row = CsvFile.read(report, Schema.of(AnalysisRow.class)).get(0);
    assertTrue(row.everyImage());
    assertEquals(768, row.samples());
    String page = page(report);
    assertTrue(page.contains("Measured on each of the 768 images of squares.npz"), "the head");
    assertFalse(page.contains("Trained on other images"), "all are its own");
    assertFalse(page.contains(">other images<"), "all are its own");
  }

  @Test
  void aMissingArchiveIsNotReplaced() throws IOException {
    Path lost = model("lost", "lost.npz", "images/lost.npz", "0123abcd");
    Outcome analyzed =
        run(
            "analyze",
            lost.toString(),
            "--data-dir=" + folder.resolve("data"),
            "--reports-dir=" + folder.resolve("reports"));
    assertEquals(2, analyzed.status(), analyzed.err());
    assertTrue(
        analyzed
            .err()
            .contains(
                "the images that lost was trained on, images/lost.npz, are neither there nor in "
                    + folder.resolve("data")
                    + "; put them there, or name them or others with analyze --data SOURCE"),
        analyzed.err());
    assertFalse(Files.exists(folder.resolve("reports").resolve("lost")));
    assertFalse(Files.exists(folder.resolve("data")), "nothing was drawn");
  }

  @Test
  void imagesAreThoseOfTheFirstModelWhereverTheyLie() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path published = Files.createFile(data.resolve("published.npz"));
    SavedModelFolder drawn = open(model("drawn", RenderedDsprites.SOURCE, "", "01"));
    SavedModelFolder first = open(model("first", "lost.npz", "lost.npz", "02"));
    SavedModelFolder alike = open(model("alike", "published.npz", "published.npz", "02"));
    SavedModelFolder unknown = open(new LinearModel(2, 1).export(folder.resolve("unknown")));
    assertEquals(Optional.empty(), TrainedImages.of(List.of(unknown)));
    assertTrue(
        TrainedImages.of(List.of(unknown, drawn, alike))
            .orElseThrow()
            .found(data)
            .getDrawn()
            .hasDsprites(),
        "drawn, though there is an archive");
    assertEquals(
        published.toString(),
        TrainedImages.of(List.of(first, drawn, alike)).orElseThrow().found(data).getArchive(),
        "the very images of the first, by another's path");
  }

  private static SavedModelFolder open(Path model) {
    return SavedModelFolder.open(model);
  }

  private Path model(String run, String source, String path, String checksum) {
    return new LinearModel(2, 1)
        .export(
            folder.resolve(run),
            RunRecord.newBuilder()
                .setRun(run)
                .setFamily("linear")
                .addTerms("reconstruction")
                .addTerms("kl")
                .setData(
                    DataRecord.newBuilder()
                        .setSource(source)
                        .setPath(path)
                        .setChecksum(checksum)
                        .setImages(768)
                        .setValidationFraction(0.25))
                .build());
  }

  /** With few repetitions. */
  private Path analyze(List<Path> models, AnalysisConfig.Builder config) {
    AnalysisConfig whole =
        Configurations.resolved(
            config
                .setSeed(5)
                .setTestSamples(300)
                .setPermutations(2)
                .setResamples(3)
                .setLikelihoodImages(0)
                .build(),
            "test");
    Path report = folder.resolve("report");
    new AnalysisReport(
            Optional.of(OpenedImages.named(squares)),
            folder,
            ConfigProto.getDefaultInstance(),
            Progress.NONE)
        .write(
            models.stream().map(SavedModelFolder::open).toList(),
            whole,
            analysis -> List.of(),
            report);
    return report;
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Outcome(status, out.toString(), err.toString());
  }

  private static String page(Path report) throws IOException {
    return Files.readString(report.resolve("index.html"));
  }

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }
}
