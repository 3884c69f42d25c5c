package org.disentangle.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.score.Quantity.Group;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.data.LabelledInPart;
import org.disentangle.data.NumberedImages;
import org.disentangle.report.Report;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.CodeRow;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** An analysis of images of which little is known, or of few images. */
class UnlabelledImagesTest {
  private static final AnalysisConfig CONFIG = AnalyzedModels.CONFIG;

  @TempDir private static Path folder;

  private static Analysis analyze(FactorImages images, int latents, String run) {
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(latents, 3).export(folder.resolve(run)));
    return new Analyzer(images, CONFIG, Progress.NONE).analyze(List.of(model));
  }

  private static Set<String> of(Table table, String column) {
    return Set.copyOf(table.stringColumn(column).asList());
  }

  /** The scores without factors, the measures and all pictures are those of labelled images. */
  @Test
  void withoutFactorsAllElseIsThere() {
    BlockImages images = new BlockImages();
    Analysis labelled = analyze(images, 3, "labelled");
    Analysis found = analyze(LabelledInPart.unlabelled(images), 3, "unlabelled");
    Set<String> unsupervised =
        ScoreCatalogue.scores().stream()
            .filter(score -> score.group() == Group.DEPENDENCE)
            .map(score -> score.key())
            .collect(Collectors.toSet());
    assertEquals(unsupervised, of(found.table("scores"), "score"));
    Table before = labelled.table("scores");
    Table dependence =
        before.where(before.stringColumn("score").isIn(unsupervised.toArray(String[]::new)));
    assertEquals(
        dependence.doubleColumn("value").asList(),
        found.table("scores").doubleColumn("value").asList());
    assertEquals(
        labelled.pictures().stream().map(Picture::name).count(),
        found.pictures().stream().map(Picture::name).count());
    assertEquals(
        labelled.table("measures").stringColumn("measure").asList().stream()
            .filter(measure -> !measure.equals("mig"))
            .toList(),
        found.table("measures").stringColumn("measure").asList());
    assertEquals(labelled.table("pca").rowCount(), found.table("pca").rowCount());
    assertEquals(
        labelled.table("embedding").doubleColumn("x").asList(),
        found.table("embedding").doubleColumn("x").asList());
    for (String empty : List.of("mig", "mutual_information", "mig_bins", "responses")) {
      assertEquals(0, found.table(empty).rowCount(), empty);
    }
    assertEquals(List.of("run", "sample", "z0", "z1", "z2"), found.table("codes").columnNames());
    Table leftOut = found.table("left_out");
    assertEquals(Set.of("it needs a factor, and the images have none"), of(leftOut, "reason"));
    assertTrue(of(leftOut, "score").containsAll(Set.of("mig", "dci_completeness", "infoe")));
    assertTrue(found.arrays().stream().noneMatch(array -> array.name().equals("classes")));
    assertThrows(
        IllegalArgumentException.class, () -> labelled.table("left_out"), "nothing is left out");
  }

  /** In tables an unknown class is blank, and a reader of the file knows what a writer knew. */
  @Test
  void unknownClassesAreBlank() {
    BlockImages blocks = new BlockImages();
    LabelledInPart images =
        new LabelledInPart(blocks, blocks.factors().subList(1, 4), image -> image % 2 == 0);
    Analysis found = analyze(images, 3, "half");
    ImageSample sample = AnalyzedImages.of(images, CONFIG).sample();
    byte[] csv = CsvFile.bytes(found.table("codes"));
    List<CodeRow> rows =
        CsvFile.rows(
            "codes.csv", new String(csv, StandardCharsets.UTF_8), Schema.of(CodeRow.class));
    assertEquals(sample.size(), rows.size());
    int unknown = 0;
    for (int i = 0; i < rows.size(); i++) {
      boolean isKnown = sample.images()[i] % 2 == 0;
      assertEquals(isKnown, rows.get(i).classes().containsKey("shape"));
      assertTrue(rows.get(i).classes().containsKey("scale"));
      unknown += isKnown ? 0 : 1;
    }
    assertTrue(unknown > 200, "" + unknown);
    assertEquals(
        sample.size() - unknown,
        found.table("responses").stream()
            .filter(row -> row.getString("factor").equals("shape") && row.getInt("latent") == 0)
            .mapToInt(row -> row.getInt("images"))
            .sum());
    assertTrue(found.table("mig").row(0).getDouble("shape") >= 0);
    Table information = found.table("mutual_information");
    assertEquals(3 * 3, information.rowCount());
    assertEquals(Math.log(3), information.row(0).getDouble("factor_entropy"), 0.02);
  }

  /** A page is written of an analysis of images without factors, and read again. */
  @Test
  void thePageIsWrittenWithoutFactors() throws IOException {
    Analysis found = analyze(LabelledInPart.unlabelled(new NumberedImages(60, 60)), 2, "bare");
    Path report = folder.resolve("bare-report");
    String page = Files.readString(Report.write(report, found));
    assertTrue(page.contains("left_out.csv"), "the table is offered");
    String text = Jsoup.parse(page).text();
    assertTrue(
        text.contains(
            "No mutual information gap was measured: it needs a factor, and the images have none."),
        "why there is no gap");
    assertFalse(text.contains("the factor that the latent tells most about"), "there is none");
    assertFalse(text.contains("orderly change of colour"), "no dot has a colour");
    assertEquals(0, Jsoup.parse(page).select("#gap").size(), "an empty section");
    assertEquals(page, Files.readString(Report.render(report)));
  }

  @Test
  void aDozenImagesAreAnalyzed() throws IOException {
    Analysis found = analyze(new NumberedImages(12, 12), 2, "dozen");
    Report.write(folder.resolve("dozen-report"), found);
    assertEquals(12, found.table("codes").rowCount());
    assertTrue(of(found.table("scores"), "score").contains("mig"));
    Analysis five = analyze(LabelledInPart.unlabelled(new NumberedImages(5, 5)), 2, "five");
    Picture reconstructions =
        five.pictures().stream()
            .filter(picture -> picture.name().equals("reconstructions-five"))
            .findFirst()
            .orElseThrow();
    assertEquals(5 * 66 + 2, reconstructions.width(), "as many columns as there are images");
    assertFalse(five.table("scores").isEmpty());
  }

  @Test
  void tooFewForTheCodeAreASentence() {
    for (int images : IntStream.of(1, 2, 12).toArray()) {
      FactorImages few = LabelledInPart.unlabelled(new NumberedImages(images, images));
      String message =
          assertThrows(UserErrorException.class, () -> analyze(few, 12, "wide-" + images))
              .getMessage();
      assertTrue(message.contains("has 12 numbers, too many for " + images + " samples"), message);
    }
  }

  /** A factor that is known of three images is named with its reason, and spoils nothing. */
  @Test
  void aFactorThatIsHardlyKnownIsNamed() {
    BlockImages blocks = new BlockImages();
    LabelledInPart images =
        new LabelledInPart(blocks, blocks.factors().subList(1, 4), image -> image % 256 == 0);
    Analysis found = analyze(images, 3, "hardly");
    Table leftOut = found.table("left_out");
    assertEquals("shape", leftOut.row(0).getString("factor"));
    assertTrue(leftOut.row(0).getString("reason").contains("no more than the code has latents"));
    assertTrue(found.table("mig").row(0).isMissing("shape"));
    assertEquals(Set.of("scale", "position_x"), of(found.table("mutual_information"), "factor"));
  }
}
