package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.ColoredImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.picture.ImageSheet;
import org.disentangle.analysis.picture.Picture;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.analysis.table.ImageTables;
import org.disentangle.image.ImageShape;
import org.disentangle.math.Matrix;
import org.disentangle.page.Resource;
import org.disentangle.table.Schema;
import org.disentangle.table.row.TraversalRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/**
 * The explorer in a real browser, of images in colour that are wider than high: a run whose decoder
 * is computed there, and one that has only pictures decoded beforehand.
 */
final class ExplorerInBrowserTest {
  private static final ImageShape SHAPE = ColoredImages.SHAPE;
  private static final double[][] CODES = {{1.5, -0.5, 2}, {0, 0, 0}};
  private static final List<Integer> LATENTS = List.of(2, 0);
  private static final int STEPS = 11;
  private static final String VISIT = "<pre id=\"visit\">";

  @TempDir static Path shared;
  private static JsonObject visit;
  private static float[] expected;

  @BeforeAll
  static void visitPage() throws IOException, InterruptedException {
    Optional<Browser> browser = Browser.onThisMachine();
    assumeTrue(browser.isPresent(), "no Chromium on this machine: the page was not opened");
    ExplorableDecoder decoder;
    Path model = new LinearModel(SHAPE, 3, 8).export(shared.resolve("a"));
    try (ReloadedModel reloaded = ReloadedModel.open(model)) {
      decoder = ExplorableDecoder.of(reloaded.decoder().orElseThrow(), Matrix.of(CODES), List.of());
      expected = reloaded.decode(new float[] {1.5f, -0.5f, 2}, 1);
    }
    Analysis made = FixtureStudy.of(List.of("a", "b", "c"), 100);
    Stream<Table> others = made.tables().stream().filter(table -> !table.name().equals("images"));
    Stream<Table> own =
        Stream.of(
            ImageTables.of(new ColoredImages(), List.of()).get(0),
            Schema.of(TraversalRow.class)
                .table(
                    Stream.of(
                        new TraversalRow("b", 0, LATENTS.get(0), -3, 3, STEPS),
                        new TraversalRow("b", 1, LATENTS.get(1), -3, 3, STEPS))));
    Path page =
        Report.write(
            shared.resolve("study"),
            new Analysis(
                Stream.concat(others, own).toList(),
                Stream.concat(made.pictures().stream(), Stream.of(traversals())).toList(),
                List.of(),
                List.of(decoder),
                List.of()));
    String text = Files.readString(page);
    Path visited = shared.resolve("visited.html");
    Files.writeString(
        visited,
        text.replaceFirst(
                "<head>",
                "<head><script>window.pageErrors = [];addEventListener('error', (event) =>"
                    + " pageErrors.push(event.message));</script>")
            .replaceFirst(
                "</body>\\s*</html>\\s*$",
                "<script>"
                    + Resource.text(ExplorerInBrowserTest.class, "explore.js")
                        .replace("\\", "\\\\")
                        .replace("$", "\\$")
                    + "</script></body></html>"));
    String document =
        browser
            .get()
            .document(
                visited, Files.createDirectory(shared.resolve("work")), "--window-size=1200,900");
    int report = document.indexOf(VISIT);
    assertTrue(report >= 0, "the visit did not come to its end");
    visit =
        JsonParser.parseString(
                document
                    .substring(report + VISIT.length(), document.indexOf("</pre>", report))
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&"))
            .getAsJsonObject();
  }

  /** Tiles of one colour each, which says where they lie. */
  private static Picture traversals() {
    float[] tiles = new float[LATENTS.size() * STEPS * SHAPE.values()];
    for (int i = 0; i < tiles.length; i++) {
      int tile = i / SHAPE.values();
      tiles[i] = color(tile / STEPS, tile % STEPS, i % 3) / 255f;
    }
    Picture sheet = ImageSheet.of("traversals-b", SHAPE, tiles, STEPS, LATENTS.size());
    return new Picture(sheet.name(), sheet.shape(), List.of("z2", "z0"), sheet.pixels());
  }

  private static int color(int row, int step, int channel) {
    return 20 + 100 * row + 10 * step + 5 * channel;
  }

  @Test
  void noScriptComplains() {
    assertEquals("[]", visit.get("errors").toString());
  }

  /** The first run has a decoder, the second traversals, the third neither. */
  @Test
  void whatARunHasIsShown() {
    assertEquals("[[true,false],[true,true],[false,false]]", visit.get("shown").toString());
  }

  @Test
  void everyLatentMovesToItsEndsAndBack() {
    JsonObject motion = visit.getAsJsonObject("motion");
    for (int row = 0; row < LATENTS.size(); row++) {
      assertTrue(
          motion
              .getAsJsonArray("captions")
              .get(row)
              .getAsString()
              .startsWith("z" + LATENTS.get(row)),
          motion.get("captions").toString());
      Set<Integer> steps = new TreeSet<>();
      for (JsonElement moment : motion.getAsJsonArray("seen")) {
        int red = moment.getAsJsonArray().get(row).getAsJsonArray().get(0).getAsInt();
        int step = (red - color(row, 0, 0)) / 10;
        assertEquals(color(row, step, 0), red, "a colour of this row");
        steps.add(step);
      }
      assertTrue(steps.size() > STEPS / 2, "row " + row + " was seen at " + steps);
    }
    assertTrue(motion.get("stops").getAsBoolean(), "the button stops it");
  }

  @Test
  void aFigureIsSavedInTwiceItsSize() {
    for (JsonElement scale : visit.getAsJsonArray("png")) {
      assertEquals(2, scale.getAsDouble(), 0.05);
    }
  }

  @Test
  void aDecoderIsComputedInColour() {
    JsonObject decoded = visit.getAsJsonObject("decoded");
    assertEquals(SHAPE.height(), decoded.get("height").getAsInt());
    assertEquals(SHAPE.width(), decoded.get("width").getAsInt());
    assertEquals("[\"note decoded\"]", decoded.get("notes").toString());
    assertEquals(1 + CODES.length, decoded.get("starts").getAsInt());
    JsonArray box = decoded.getAsJsonArray("box");
    assertEquals(
        (double) SHAPE.width() / SHAPE.height(),
        box.get(0).getAsDouble() / box.get(1).getAsDouble(),
        0.02,
        "the picture is not stretched");
    JsonArray pixels = decoded.getAsJsonArray("start");
    for (int i = 0; i < expected.length; i++) {
      assertEquals(255 * expected[i], pixels.get(i / 3 * 4 + i % 3).getAsDouble(), 2, "value " + i);
    }
  }

  @Test
  void picturesDecodedBeforehandAreChosenBySliders() {
    JsonObject grid = visit.getAsJsonObject("grid");
    assertEquals(SHAPE.height(), grid.get("height").getAsInt());
    assertEquals(SHAPE.width(), grid.get("width").getAsInt());
    assertEquals("[\"note grid\"]", grid.get("notes").toString());
    assertEquals(0, grid.get("starts").getAsInt());
    assertEquals("[\"2\",\"0\"]", grid.get("latents").toString());
    assertTile(grid.getAsJsonArray("start"), 0, 5);
    int[] steps = {0, 3, 10};
    for (int row = 0; row < LATENTS.size(); row++) {
      for (int i = 0; i < steps.length; i++) {
        assertTile(
            grid.getAsJsonArray("moved").get(row).getAsJsonArray().get(i).getAsJsonArray(),
            row,
            steps[i]);
      }
    }
    assertEquals("[\"–\",\"3.00\"]", grid.get("outputs").toString(), "one moves at a time");
    assertNotEquals(color(0, 5, 0), color(1, 3, 0));
  }

  private static void assertTile(JsonArray pixels, int row, int step) {
    assertEquals(4 * SHAPE.pixels(), pixels.size());
    for (int i = 0; i < pixels.size(); i++) {
      assertEquals(
          i % 4 == 3 ? 255 : color(row, step, i % 4),
          pixels.get(i).getAsInt(),
          "row " + row + ", step " + step + ", value " + i);
    }
  }
}
