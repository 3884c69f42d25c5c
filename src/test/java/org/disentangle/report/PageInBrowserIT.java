package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.Analysis;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.run.ExplorableDecoder;
import org.disentangle.math.Matrix;
import org.disentangle.page.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser: scripts run without error, and what is offered works. */
final class PageInBrowserIT {
  private static final Path MODEL = Path.of("saved_models", "example");
  private static final String ERRORS =
      "<script>window.pageErrors = [];"
          + "addEventListener('error', (event) => window.pageErrors.push(event.message));"
          + "const tell = console.error;"
          + "console.error = (...words) => { window.pageErrors.push(words.join(' ')); };"
          + "</script>";
  private static final String WIDE = "--window-size=1200,900";
  private static final String VISIT = "<pre id=\"visit\">";

  /** A latent far from 0, so that the decoder's every layer has something to say. */
  private static final double[][] CODES = {{1.2, -0.4, 0.9, 0.5, -2}, {0, 0, 0, 0, 0}};

  @TempDir static Path shared;
  private static JsonObject visit;
  private static JsonObject dark;
  private static JsonObject phone;
  private static float[] expected;

  @BeforeAll
  static void visitPage() throws IOException, InterruptedException {
    Optional<Browser> browser = Browser.onThisMachine();
    if (browser.isEmpty()) {
      return;
    }
    ExplorableDecoder decoder;
    try (ReloadedModel model = ReloadedModel.open(MODEL)) {
      decoder = ExplorableDecoder.of(model.decoder().orElseThrow(), Matrix.of(CODES), List.of());
      float[] latents = new float[CODES[0].length];
      for (int j = 0; j < latents.length; j++) {
        latents[j] = (float) CODES[0][j];
      }
      expected = model.decode(latents, 1);
    }
    Analysis tables = FixtureStudy.of(List.of("example", "b", "c"), 500);
    Path page =
        Report.write(
            shared.resolve("study"),
            new Analysis(
                tables.tables(), tables.pictures(), List.of(), List.of(decoder), List.of()));
    String text = Files.readString(page);
    int head = text.indexOf("<head>") + "<head>".length();
    int end = text.lastIndexOf("</body>");
    Path visited = shared.resolve("visited.html");
    Files.writeString(
        visited,
        text.substring(0, head)
            + ERRORS
            + text.substring(head, end)
            + "<script>"
            + Resource.text(PageInBrowserIT.class, "visit.js")
            + "</script>"
            + text.substring(end));
    visit = visit(browser.get(), visited, "light", WIDE);
    dark = visit(browser.get(), visited, "dark", WIDE, "--blink-settings=preferredColorScheme=0");
    phone = visit(browser.get(), visited, "phone", "--window-size=390,844");
  }

  /** Before each: of what ends before the first of them, no report tells. */
  @BeforeEach
  void thePageWasOpened() {
    assumeTrue(visit != null, Browser.ABSENT);
  }

  private static JsonObject visit(Browser browser, Path page, String work, String... looks)
      throws IOException, InterruptedException {
    String document = browser.document(page, Files.createDirectory(shared.resolve(work)), looks);
    int report = document.indexOf(VISIT);
    assertTrue(report >= 0, "the visit did not come to its end");
    return JsonParser.parseString(
            document
                .substring(report + VISIT.length(), document.indexOf("</pre>", report))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"))
        .getAsJsonObject();
  }

  @Test
  void noScriptComplains() {
    for (JsonObject each : List.of(visit, dark, phone)) {
      assertEquals("[]", each.get("errors").toString());
    }
  }

  /** Chromium may refuse windows narrower than 500 pixels, which is a phone as well. */
  @Test
  void nothingIsWiderThanTheWindow() {
    assertTrue(phone.get("width").getAsInt() <= 500, phone.get("width").toString());
    for (JsonObject each : List.of(visit, dark, phone)) {
      assertEquals("[]", each.get("wide").toString(), "at " + each.get("width"));
    }
  }

  @Test
  void darkIsDark() {
    assertEquals("rgb(253, 253, 251)", visit.get("ground").getAsString());
    assertEquals("rgb(20, 23, 26)", dark.get("ground").getAsString());
    assertTrue(visit.get("contrast").getAsDouble() >= 4.5, visit.get("contrast").toString());
    assertTrue(dark.get("contrast").getAsDouble() >= 4.5, dark.get("contrast").toString());
  }

  @Test
  void everythingThatCanBeUsedTakesTheFocusAndShowsIt() {
    assertTrue(visit.get("focusable").getAsInt() > 50, visit.get("focusable").toString());
    assertEquals("[]", visit.get("unfocused").toString());
  }

  @Test
  void theFilterLeavesOutWhatIsNotChosen() {
    JsonObject filter = visit.getAsJsonObject("filter");
    assertEquals("2 of 3 runs are shown", filter.get("said").getAsString());
    assertEquals(0, filter.get("left").getAsInt(), "rows and columns of the run that is left out");
    assertEquals(2, filter.get("bars").getAsInt(), "runs in the chart");
    assertEquals("[\"example\",\"c\"]", filter.get("choices").toString());
    assertEquals(3, filter.get("again").getAsInt(), "runs when it is chosen again");
  }

  @Test
  void runsAreLookedAtOneByOneOrTwoSideBySideTheBestOneFirst() {
    assertEquals("[\"c\"]", visit.getAsJsonObject("closely").get("best").toString());
    assertEquals("[\"example\"]", visit.getAsJsonObject("closely").get("first").toString());
    assertEquals("[\"b\"]", visit.getAsJsonObject("closely").get("next").toString());
    assertEquals("[\"b\",\"c\"]", visit.getAsJsonObject("closely").get("beside").toString());
  }

  @Test
  void everyFigureIsSavedAsAnSvgOfItsTextsAndShapes() {
    List<String> names = new ArrayList<>();
    for (JsonElement each : visit.getAsJsonArray("saved")) {
      JsonObject figure = each.getAsJsonObject();
      names.add(figure.get("name").getAsString());
      assertTrue(figure.get("sound").getAsBoolean(), figure.toString());
      assertTrue(figure.get("shapes").getAsInt() > 5, figure.toString());
    }
    assertEquals(names.stream().distinct().toList(), names, "one file a figure");
    for (String name :
        List.of(
            "information-example.svg",
            "loss-curves.svg",
            "monitors.svg",
            "gaps.svg",
            "responses-example.svg",
            "densities-example.svg",
            "principal-example.svg")) {
      assertTrue(names.contains(name), name + " is not in " + names);
    }
  }

  @Test
  void aLinkToAFoldedSectionOpensIt() {
    assertTrue(visit.get("unfolded").getAsBoolean());
  }

  @Test
  void everyPictureIsThere() {
    assertEquals(3 * 3, visit.getAsJsonArray("pictures").size());
    for (JsonElement width : visit.getAsJsonArray("pictures")) {
      assertTrue(width.getAsInt() > 0, visit.get("pictures").toString());
    }
  }

  @Test
  void everySmallPlotIsDrawn() {
    assertEquals(2 * 5, visit.get("responses").getAsInt(), "latents by factors");
    assertEquals(4, visit.get("densities").getAsInt(), "latents");
  }

  @Test
  void everyChartIsDrawn() {
    for (JsonObject each : List.of(visit, dark, phone)) {
      assertEquals(6, each.getAsJsonArray("charts").size());
      for (JsonElement chart : each.getAsJsonArray("charts")) {
        assertTrue(chart.getAsJsonObject().get("drawn").getAsBoolean(), chart.toString());
      }
    }
  }

  /** Pixels are whole numbers up to 255, weights have three digits. */
  @Test
  void thePageDecodesAsTheModelDoes() {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          255 * expected[i], visit.getAsJsonArray("start").get(i).getAsDouble(), 2, "pixel " + i);
    }
  }

  @Test
  void everySliderChangesThePicture() {
    assertEquals(CODES[0].length, visit.getAsJsonArray("moved").size());
    for (JsonElement change : visit.getAsJsonArray("moved")) {
      assertTrue(change.getAsDouble() > 0, visit.get("moved").toString());
    }
  }

  @Test
  void tablesSort() {
    assertTrue(visit.getAsJsonArray("sorted").size() >= 8);
    for (JsonElement table : visit.getAsJsonArray("sorted")) {
      List<Double> once = numbers(table, "once");
      List<Double> twice = numbers(table, "twice");
      assertTrue(isSorted(once, Comparator.naturalOrder()), once.toString());
      assertTrue(isSorted(twice, Comparator.reverseOrder()), twice.toString());
    }
  }

  private static List<Double> numbers(JsonElement table, String key) {
    List<Double> numbers = new ArrayList<>();
    for (JsonElement cell : table.getAsJsonObject().getAsJsonArray(key)) {
      numbers.add(cell.getAsDouble());
    }
    return numbers;
  }

  private static boolean isSorted(List<Double> numbers, Comparator<Double> order) {
    return numbers.equals(numbers.stream().sorted(order).toList());
  }
}
