package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.disentangle.analysis.Analysis;
import org.disentangle.page.NumberText;
import org.disentangle.report.figure.Thinning;
import org.disentangle.report.table.StudyTables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up study as a page: what it says, and what its figures are. */
final class ReportTest {
  private static final Pattern LINK = Pattern.compile("(src|href)=\"(?!data:)([^\"]*)\"");
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir static Path shared;
  private static Path study;
  private static String page;

  @TempDir Path folder;

  @BeforeAll
  static void writeStudy() throws IOException {
    study = shared.resolve("study");
    Path written = Report.write(study, FixtureStudy.ofSize(3500));
    assertEquals(study.resolve("index.html"), written);
    page = Files.readString(written);
  }

  @Test
  void pageLoadsNothingFromElsewhere() throws IOException {
    String markup = page.substring(0, page.indexOf("id=\"data\""));
    Matcher links = LINK.matcher(markup);
    while (links.find()) {
      String target = links.group(2);
      boolean isReference =
          links.group(1).equals("href")
              && target.matches("https://(arxiv|openreview|github|doi)\\.(org|net|com)/.*");
      boolean isHere =
          target.startsWith("#") || Files.exists(study.resolve(target)) || target.isEmpty();
      assertTrue(isReference || isHere, target);
    }
    assertFalse(markup.contains("<script src"), "a script from elsewhere");
    assertFalse(markup.contains("<link rel=\"stylesheet\""), "a style sheet from elsewhere");
    assertFalse(markup.contains("@import") || markup.contains("url("), "a style from elsewhere");
    assertTrue(page.length() < 2_500_000, "a page of " + page.length() + " characters");
  }

  @Test
  void everyNumberOfTheTablesIsInThePage() {
    StudyTables tables = StudyTables.read(study);
    tables.losses().forEach(row -> row.terms().values().forEach(ReportTest::assertShown));
    tables.gaps().forEach(row -> assertShown(row.mig()));
    tables.gaps().forEach(row -> row.byFactor().values().forEach(ReportTest::assertShown));
    tables.information().forEach(row -> assertShown(row.nats()));
    tables.modelScores().forEach(row -> assertShown(row.value()));
    tables.modelScores().forEach(row -> row.chance().ifPresent(ReportTest::assertShown));
    tables.binnedGaps().forEach(row -> assertShown(row.mig()));
    tables.components().forEach(row -> assertShown(row.eigenvalue()));
    tables.components().forEach(row -> assertShown(row.cumulative()));
    Stream.of(
            8096.78,
            7716.18,
            76.12,
            5045.09,
            7783.67,
            60.62,
            4914.43,
            719.9712345,
            565.52,
            0.8963531782)
        .forEach(ReportTest::assertShown);
    assertTrue(page.contains(">7177.50<"), "the seed project's numbers with two decimals");
    assertTrue(page.contains("(run quick-beta-10): averaged"), "the best run in the summary");
  }

  @Test
  void measuresStandSideBySide() {
    String section = section("measures");
    assertTrue(section.contains(">Log-likelihood\u00a0↑<"), "which way is better");
    assertTrue(section.contains(">-42.25\u00a0±\u00a00.73<"), "as many digits as the error allows");
    assertTrue(section.contains("title=\"-42.25 ± 0.7312\""), "all digits when pointed at");
    assertTrue(section.contains("<span>Other terms</span>"), "a term that nobody knows");
    assertEquals(2, section.split(">–<", -1).length - 1, "own_term of the two other runs");
    assertTrue(section.contains("variance over the images above 0.01 (latents)."), "what it is");
  }

  @Test
  void latentsComponentsAndZerosAreBars() {
    String latents = section("closely");
    assertTrue(latents.contains("quick-beta-10: 6 of 10 active, 14.71 nats"), "the note");
    assertTrue(
        latents.contains(
            "title=\"z9: 3.2 nats, variance 0.9, active\"><div class=\"bar\" style=\"--share:1.0000\">"),
        "the longest bar");
    assertEquals(
        6, latents.split("bar hollow", -1).length - 1, "2 of the second run, 4 of the third");
    assertTrue(section("components").contains(">31.3\u00a0%<"), "the share of zeros");
    assertTrue(latents.contains("50 components, the heaviest with 3.9\u00a0%"), "shares");
  }

  private static String section(String id) {
    int start = page.indexOf("<section id=\"" + id + "\"");
    return page.substring(start, page.indexOf("</section>", start));
  }

  private static void assertShown(double value) {
    assertTrue(page.contains("title=\"" + NumberText.full(value) + "\""), value + " is not there");
  }

  @Test
  void everyScoreIsExplainedAndDrawn() {
    assertTrue(page.contains("<strong>FactorVAE score</strong>"), "a title");
    assertTrue(page.contains("lower is more independent"), "which end is better");
    assertTrue(page.contains(">0.7012 to 0.7655<"), "an interval");
    assertTrue(
        page.contains("--value:72.03%;--chance:28.71%;--low:70.12%;--width:6.43%"), "a strip");
    assertTrue(page.contains("<h3>Further scores</h3>"), "a score that the catalogue lacks");
    assertTrue(page.contains("<strong>A score to come</strong>"), "its name");
    assertTrue(
        page.indexOf("<strong>Mutual information gap</strong>")
            < page.indexOf("<h3>Without factors"),
        "the order of the catalogue");
    assertTrue(page.contains("seed project, β &#x3D; 5"), "what gives the gap a scale");
    assertTrue(page.contains("title=\"a perfect code\""), "the ceiling by bins");
  }

  @Test
  void scriptDataIsJson() {
    JsonObject data = data(page);
    assertEquals(3, data.getAsJsonArray("history").size());
    JsonObject picture = data.getAsJsonArray("pictures").get(0).getAsJsonObject();
    JsonObject first = picture.getAsJsonObject("principal");
    assertEquals(3500, first.get("samples").getAsInt());
    assertEquals(Thinning.POINTS, first.getAsJsonArray("x").size());
    assertEquals(5, first.getAsJsonArray("classes").size(), "color has one class and is left out");
    assertTrue(
        first.getAsJsonArray("axes").get(0).getAsString().matches("PC1 \\(\\d+\\.\\d\u00a0%\\)"));
    assertEquals(
        "[0,1]",
        picture.getAsJsonObject("responses").getAsJsonArray("latents").toString(),
        "a latent that answers to nothing is left out");
    JsonObject drawn = picture.getAsJsonArray("densities").get(0).getAsJsonObject();
    assertEquals(40, drawn.getAsJsonArray("prior").size());
    JsonObject undrawn =
        data.getAsJsonArray("pictures")
            .get(1)
            .getAsJsonObject()
            .getAsJsonArray("densities")
            .get(0)
            .getAsJsonObject();
    assertTrue(undrawn.get("posterior").isJsonNull() && undrawn.get("prior").isJsonNull());
    assertEquals(1000, Thinning.points(24), "many runs have fewer points each");
  }

  @Test
  void whatARunLearnedIsSaidFirst() throws IOException {
    Files.writeString(
        folder.resolve("mutual_information.csv"),
        """
        run,factor,latent,nats,factor_entropy,chance,chance_high
        a,scale,0,0.82,1.79,0.01,0.02
        a,scale,1,0.10,1.79,0.01,0.02
        a,shape,0,0.15,1.10,0.00,0.01
        a,position_x,1,0.74,3.47,0.03,0.05
        a,position_x,2,0.90,3.47,0.03,0.05
        a,orientation,0,0.04,3.69,0.03,0.05
        a,color,0,0.62,1.79,0.55,0.63
        a,color,1,0.20,1.79,0.05,0.21
        a,texture,0,0.90,1.79,,
        """);
    Files.writeString(
        folder.resolve("latents.csv"),
        """
        run,latent,mean,variance,active,kl_nats,zero_share
        a,0,0,1,1,1.5,0
        a,1,0,1,1,1.2,0
        a,2,0,0.001,0,0.0,0
        """);
    String html = Files.readString(Report.render(folder));
    String lead = html.substring(html.indexOf("<p class=\"lead\">"));
    assertEquals(
        "<p class=\"lead\">One run. 2 of 3 latents are used. z0 tells most about scale (0.81 of its"
            + " 1.79 nats), z1 about position x (0.71 of 3.47), z0 about shape (0.15 of 1.10). No"
            + " latent by itself tells clearly more than chance about color or orientation. z0 mixes"
            + " scale and shape.</p>",
        lead.substring(0, lead.indexOf("</p>") + "</p>".length()));
  }

  @Test
  void aModelCardTellsHowARunWasMade() {
    String closely = section("closely");
    assertTrue(closely.contains("<dt>TensorFlow</dt><dd>2.18.0</dd>"), "a version");
    assertTrue(closely.contains("<dt>Validation KL</dt><dd>7.5959</dd>"), "a result");
    assertTrue(closely.contains("<dt>Checksum</dt><dd>9f86d081"), "the data");
    assertTrue(closely.contains("&lt;i&gt;a&lt;/i&gt;"), "the configuration, as text");
    assertFalse(closely.contains("<i>a"), "the configuration became markup");
    assertFalse(page.contains("Optional["), "a value as Java prints it");
  }

  @Test
  void anOlderFolderHasWhatItHas() throws IOException {
    Analysis whole = FixtureStudy.ofSize(60);
    Set<String> newer = Set.of("embedding", "responses", "densities", "model_cards", "latents");
    String html =
        Files.readString(
            Report.write(
                folder.resolve("r"),
                new Analysis(
                    whole.tables().stream().filter(table -> !newer.contains(table.name())).toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));
    assertFalse(html.contains("data-chart=\"embedding\""), "an empty map");
    assertFalse(html.contains("data-chart=\"responses\""), "empty curves");
    assertTrue(html.contains("data-chart=\"principal\""), "the map that there is");
    assertTrue(html.contains("<dt>Checksum</dt>"), "the card that runs.csv gives");
  }

  private static JsonObject data(String html) {
    Matcher data = DATA.matcher(html);
    assertTrue(data.find(), "no data");
    return JsonParser.parseString(data.group(1)).getAsJsonObject();
  }

  @Test
  void figuresHaveTheirSizes() throws IOException {
    assertSize("loss-quick-beta-1.png", 1600, 1000);
    assertSize("mig.png", 1600, 1000);
    assertSize("information-quick-beta-1.png", 24 + 112 + 5 * 180 + 24, 100 + 40 + 11 * 58 + 24);
    assertSize("responses-quick-beta-1.png", 24 + 90 + 5 * 290 + 24, 100 + 40 + 2 * 130 + 24);
    assertSize("densities-quick-beta-5.png", 24 + 30 + 4 * 310 + 24, 100 + 44 + 230 + 24);
    for (String factor : FixtureStudy.FACTORS) {
      assertSize("pca-quick-beta-5-" + factor + ".png", 1470, 1000);
    }
    assertSize("reconstructions-quick-beta-10.png", 2 * 512 + 7 * 4, 2 * 128 + 4);
    assertSize("samples-quick-beta-10.png", 2 * 512 + 7 * 4, 2 * 512 + 7 * 4);
  }

  private static void assertSize(String name, int width, int height) throws IOException {
    Path file = study.resolve("figures").resolve(name);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(width, image.getWidth(), name);
    assertEquals(height, image.getHeight(), name);
    assertTrue(Files.size(file) < 200_000, name + " has " + Files.size(file) + " bytes");
  }

  @Test
  void aHostileRunNameIsOnlyText() throws IOException {
    String hostile = "</script><script>alert('x')</script> \"a, b\" & <b>../..\n{{title}}";
    Path written =
        Report.write(folder.resolve("r"), FixtureStudy.of(List.of(hostile, "b", "c"), 30));
    String html = Files.readString(written);
    assertFalse(html.contains("<script>alert"), "the name became a script");
    assertFalse(html.contains("<b>.."), "the name became markup");
    assertTrue(html.contains("&lt;/script&gt;&lt;script&gt;alert"), "the name is not shown");
    assertEquals(
        hostile,
        data(html).getAsJsonArray("pictures").get(0).getAsJsonObject().get("run").getAsString());
    try (Stream<Path> above = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("r")), above.toList());
    }
    try (Stream<Path> figures = Files.list(folder.resolve("r/figures"))) {
      assertEquals(3 + 1 + 15 + 3 * 5 + 6 + 1, figures.count());
    }
  }

  @Test
  void aModelWithoutHistoryHasAPageWithoutCurves() throws IOException {
    Analysis whole = FixtureStudy.ofSize(30);
    Analysis without =
        new Analysis(
            whole.tables().stream().filter(table -> !table.name().equals("history")).toList(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    String html = Files.readString(Report.write(folder.resolve("r"), without));
    assertTrue(html.contains("There is no history.csv here"), "it is not said");
    assertFalse(html.contains("id=\"curve-run\""), "an empty chart");
    assertEquals(0, data(html).getAsJsonArray("history").size());
  }

  @Test
  void blankCellsAreLeftBlank() throws IOException {
    Files.writeString(folder.resolve("loss.csv"), "run,model,beta,loss,kl\nq,VQ-VAE,,12.5,\n");
    Files.writeString(folder.resolve("mig.csv"), "run,model,beta,mig,shape\nq,VQ-VAE,,0.0201,\n");
    Files.writeString(
        folder.resolve("scores.csv"),
        "run,score,value,chance,low,high\nq,mig,0.0201,0.0150,0.0149,0.0253\n");
    String html = Files.readString(Report.render(folder));
    assertTrue(html.contains("One run of VQ-VAE."), "the summary speaks of β");
    assertTrue(html.contains("not told from chance"), "the summary hides that it is chance");
    assertTrue(Files.exists(folder.resolve("figures/mig.png")), "no bars by run");
  }
}
