package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.disentangle.Progress;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.ColoredImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.EmbeddingRow;
import org.disentangle.table.row.FactorRow;
import org.disentangle.table.row.ImageRow;
import org.disentangle.table.row.TraversalRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model of images in colour that are wider than high and not all labelled, from the model to the
 * page.
 */
class ColoredReportTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir private static Path folder;
  private static Path report;
  private static String page;

  @BeforeAll
  static void analyze() throws IOException {
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(140)
            .setTestSamples(100)
            .setPermutations(0)
            .setResamples(0)
            .setLikelihoodImages(0)
            .build();
    SavedModelFolder model =
        SavedModelFolder.open(
            new LinearModel(ColoredImages.SHAPE, 3, 1).export(folder.resolve("model")));
    report = folder.resolve("report");
    Report.write(
        report, new Analyzer(new ColoredImages(), config, Progress.NONE).analyze(List.of(model)));
    page = Files.readString(report.resolve("index.html"));
  }

  @Test
  void thePageSaysWhatTheImagesAre() {
    assertTrue(page.contains("12 x 20 pixels in three colours of eight bits; SHA-256"));
    assertTrue(page.contains("the mean over the channels"), "of the map of errors");
    assertTrue(page.contains("The images with the least squared error"), "of best and worst");
    assertFalse(page.contains("cost fewest nats"));
  }

  @Test
  void thePicturesAreInColour() throws IOException {
    // Enlarged twice or four times, by what is wide enough.
    assertPicture("reconstructions-model.png", 4 * (8 * 22 + 2), 4 * (3 * 14 + 2));
    assertPicture("extremes-model.png", 4 * (8 * 22 + 2), 4 * 2 * (2 * 14 + 2));
    assertPicture("images.png", 4 * (8 * 22 + 2), 4 * (8 * 14 + 2));
    int labels = 50;
    assertPicture("traversals-model.png", labels + 4 * (11 * 22 + 2), 4 * (3 * 14 + 2));
    BufferedImage moving = ImageIO.read(report.resolve("figures/traversals-model.gif").toFile());
    assertEquals(3 * 22 + 2, moving.getWidth());
    assertEquals(14 + 2, moving.getHeight());
    assertTrue(isColored(moving));
  }

  private static void assertPicture(String name, int width, int height) throws IOException {
    BufferedImage picture = ImageIO.read(report.resolve("figures").resolve(name).toFile());
    assertEquals(width, picture.getWidth(), name);
    assertEquals(height, picture.getHeight(), name);
    assertTrue(isColored(picture), name);
  }

  private static boolean isColored(BufferedImage picture) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int color = picture.getRGB(x, y);
        if ((color >> 16 & 0xFF) != (color & 0xFF)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void tablesSayWhatImagesAndClassesAre() {
    StudyTables tables = StudyTables.read(report);
    assertEquals(List.of(new ImageRow(12, 20, 3, "eight bits")), tables.rows(ImageRow.class));
    List<FactorRow> factors = tables.rows(FactorRow.class);
    assertEquals(6 + 8 + 3, factors.size());
    assertEquals(new FactorRow("hue", "cyclic", 2, 0.2, ""), factors.get(2));
    assertEquals(new FactorRow("ground", "categorical", 1, 0.1, "<b>snow</b>"), factors.get(15));
    List<TraversalRow> rows = tables.rows(TraversalRow.class);
    assertEquals(List.of(0, 1, 2), rows.stream().map(TraversalRow::latent).sorted().toList());
    assertEquals(List.of(0, 1, 2), rows.stream().map(TraversalRow::line).toList());
    assertEquals(new TraversalRow("model", 0, rows.get(0).latent(), -3, 3, 11), rows.get(0));
  }

  @Test
  void pointsAreColouredByTheKindOfAFactor() {
    Matcher found = DATA.matcher(page);
    assertTrue(found.find());
    JsonObject data = JsonParser.parseString(found.group(1)).getAsJsonObject();
    JsonArray factors = data.getAsJsonArray("factors");
    assertEquals(List.of("cycle", "sequence", "categories"), all(factors, "kind"));
    assertEquals(
        "[\"0\",\"0.15\",\"0.3\",\"0.45\",\"0.6\"]",
        factors.get(0).getAsJsonObject().get("marks").toString());
    assertEquals(
        "[\"sand\",\"<b>snow</b>\",\"soil\"]",
        factors.get(2).getAsJsonObject().get("classes").toString());
    assertFalse(page.contains("<b>snow"), "a word as markup");
    List<EmbeddingRow> points = StudyTables.read(report).rows(EmbeddingRow.class);
    JsonArray hues =
        data.getAsJsonArray("pictures")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("embedding")
            .getAsJsonArray("classes")
            .get(0)
            .getAsJsonArray();
    assertEquals(points.size(), hues.size());
    long unknown = hues.asList().stream().filter(JsonElement::isJsonNull).count();
    assertTrue(unknown > 0 && unknown < hues.size() / 2, unknown + " unknown hues");
    for (int i = 0; i < hues.size(); i++) {
      assertEquals(
          points.get(i).classes().get("hue") == null, hues.get(i).isJsonNull(), "point " + i);
    }
  }

  private static List<String> all(JsonArray objects, String key) {
    return objects.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(object -> object.get(key).getAsString())
        .toList();
  }

  @Test
  void theDecoderIsInThePage() throws IOException {
    JsonObject decoder =
        JsonParser.parseString(Files.readString(report.resolve("decoders/model.json")))
            .getAsJsonObject();
    JsonArray values = decoder.getAsJsonArray("values");
    assertEquals(
        "[1,12,20,3]", values.get(values.size() - 1).getAsJsonObject().get("shape").toString());
    assertTrue(page.contains("<script type=\"application/json\" data-run=\"model\""));
  }
}
