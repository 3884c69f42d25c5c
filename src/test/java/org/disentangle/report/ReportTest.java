package org.disentangle.report;

import static org.disentangle.page.ParsedPage.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.disentangle.analysis.Analysis;
import org.disentangle.page.NumberText;
import org.disentangle.page.ParsedPage;
import org.disentangle.report.figure.Thinning;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.BinnedGapRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.InformationRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.PrincipalComponentRow;
import org.disentangle.table.row.ScoreRow;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up study as a page: what it says, and what its figures are. */
final class ReportTest {
  /** Where papers, and the programs of others, are referred to. */
  private static final Pattern REFERENCE =
      Pattern.compile("https://(arxiv|openreview|github|doi)\\.(org|net|com)/.*");

  @TempDir static Path shared;
  private static Path study;
  private static Document page;
  private static Set<String> titles;

  @TempDir Path folder;

  @BeforeAll
  static void writeStudy() throws IOException {
    study = shared.resolve("study");
    Path written = Report.write(study, FixtureStudy.ofSize(3500));
    assertEquals(study.resolve("index.html"), written);
    page = ParsedPage.read(written);
    titles = Set.copyOf(ParsedPage.titles(page));
  }

  @Test
  void pageLoadsNothingFromElsewhere() throws IOException {
    assertFalse(ParsedPage.loadsFromElsewhere(page));
    for (Element each : page.select("[src]")) {
      assertTrue(isHere(each.attr("src")), each.attr("src"));
    }
    for (String target : ParsedPage.targets(page)) {
      assertTrue(isHere(target) || REFERENCE.matcher(target).matches(), target);
    }
    int length = Files.readString(study.resolve("index.html")).length();
    assertTrue(length < 2_500_000, "a page of " + length + " characters");
  }

  private static boolean isHere(String target) {
    return target.startsWith("data:")
        || target.startsWith("#")
        || target.isEmpty()
        || Files.exists(study.resolve(target));
  }

  @Test
  void everyNumberOfTheTablesIsInThePage() {
    StudyTables tables = StudyTables.read(study);
    tables
        .rows(LossRow.class)
        .forEach(row -> row.values().values().forEach(ReportTest::assertShown));
    tables.rows(GapRow.class).forEach(row -> assertShown(row.mig()));
    tables
        .rows(GapRow.class)
        .forEach(row -> row.byFactor().values().forEach(ReportTest::assertShown));
    tables.rows(InformationRow.class).forEach(row -> assertShown(row.nats()));
    tables.rows(ScoreRow.class).forEach(row -> assertShown(row.value()));
    tables.rows(ScoreRow.class).forEach(row -> row.chance().ifPresent(ReportTest::assertShown));
    tables.rows(BinnedGapRow.class).forEach(row -> assertShown(row.mig()));
    tables.rows(PrincipalComponentRow.class).forEach(row -> assertShown(row.eigenvalue()));
    tables.rows(PrincipalComponentRow.class).forEach(row -> assertShown(row.cumulative()));
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
    assertTrue(
        texts(page, "*").contains("7177.50"), "the seed project's numbers with two decimals");
    assertTrue(page.text().contains("(run quick-beta-10): averaged"), "the best run");
  }

  @Test
  void measuresStandSideBySide() {
    Element section = section("measures");
    List<String> texts = texts(section, "*");
    assertTrue(texts.contains("Log-likelihood\u00a0↑"), "which way is better");
    assertTrue(texts.contains("-42.25\u00a0±\u00a00.73"), "as many digits as the error allows");
    assertTrue(ParsedPage.titles(section).contains("-42.25 ± 0.7312"), "all when pointed at");
    assertTrue(texts(section, "span").contains("Other terms"), "a term that nobody knows");
    assertEquals(2, Collections.frequency(texts, "–"), "own_term of the two other runs");
    assertTrue(section.text().contains("variance over the images above 0.01 (latents)."));
  }

  @Test
  void latentsComponentsAndZerosAreBars() {
    Element latents = section("closely");
    assertTrue(latents.text().contains("quick-beta-10: 6 of 10 active, 14.71 nats"), "the note");
    assertEquals(
        "--share:1.0000",
        latents.select("[title=z9: 3.2 nats, variance 0.9, active] > .bar").first().attr("style"),
        "the longest bar");
    assertEquals(6, latents.select(".bar.hollow").size(), "2 of the second run, 4 of the third");
    assertTrue(texts(section("components"), "*").contains("31.3\u00a0%"), "the share of zeros");
    assertTrue(latents.text().contains("50 components, the heaviest with 3.9 %"), "shares");
  }

  @Test
  void thePairsOfARunAreAMap() {
    Element map = page.selectFirst("table.pairs");
    assertEquals(1, page.select("table.pairs").size(), "of the one run that has them");
    assertEquals(List.of("Latent", "Scale", "Position x"), map.select("thead th").eachText());
    assertEquals(List.of("z0", "1.00", "0.00"), map.select("tbody tr:first-child > *").eachText());
    assertEquals(List.of("z1", "0.13", "0.50"), map.select("tbody tr:last-child > *").eachText());
    assertEquals(1, map.select("td.dark").size(), "white letters on the dark one alone");
  }

  private static Element section(String id) {
    return page.selectFirst("section#" + id);
  }

  private static void assertShown(double value) {
    assertTrue(titles.contains(NumberText.full(value)), value + " is not there");
  }

  @Test
  void everyScoreIsExplainedAndDrawn() {
    List<String> headings = texts(page, "strong, h3");
    assertTrue(headings.contains("FactorVAE score"), "a title");
    assertTrue(page.text().contains("lower is more independent"), "which end is better");
    assertTrue(texts(page, "*").contains("0.7012 to 0.7655"), "an interval");
    assertTrue(
        page.select("[style]")
            .eachAttr("style")
            .contains("--value:72.03%;--chance:28.71%;--low:70.12%;--width:6.43%"),
        "a strip");
    assertTrue(headings.contains("Further scores"), "a score that the catalogue lacks");
    assertTrue(headings.contains("A score to come"), "its name");
    assertTrue(
        headings.indexOf("Mutual information gap") < headings.indexOf("Without factors"),
        "the order of the catalogue");
    assertTrue(page.text().contains("seed project, β = 5"), "what gives the gap a scale");
    assertTrue(titles.contains("a perfect code"), "the ceiling by bins");
  }

  @Test
  void scriptDataIsJson() {
    JsonObject data = data(page);
    assertEquals(3, data.getAsJsonArray("history").size());
    assertEquals(3, data.getAsJsonArray("terms").size(), "a monitor is no loss term");
    assertEquals(
        "[{\"key\":\"discriminator_accuracy\",\"label\":\"discriminator accuracy\"}]",
        data.getAsJsonArray("monitors").toString());
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
    assertEquals(
        "One run. 2 of 3 latents are used. z0 tells most about scale (0.81 of its"
            + " 1.79 nats), z1 about position x (0.71 of 3.47), z0 about shape (0.15 of 1.10). No"
            + " latent by itself tells clearly more than chance about color or orientation. z0 mixes"
            + " scale and shape.",
        ParsedPage.read(Report.render(folder)).selectFirst("p.lead").text());
  }

  @Test
  void aModelCardTellsHowARunWasMade() {
    Element closely = section("closely");
    List<Map.Entry<String, String>> card = ParsedPage.definitions(closely);
    assertTrue(card.contains(Map.entry("TensorFlow", "2.18.0")), "a version");
    assertTrue(card.contains(Map.entry("Validation KL", "7.5959")), "a result");
    assertTrue(
        card.stream()
            .anyMatch(
                item -> item.getKey().equals("Checksum") && item.getValue().startsWith("9f86d081")),
        "the data");
    assertTrue(closely.wholeText().contains("<i>a</i>"), "the configuration, as text");
    assertFalse(texts(closely, "i").contains("a"), "the configuration became markup");
    assertFalse(page.text().contains("Optional["), "a value as Java prints it");
  }

  @Test
  void anOlderFolderHasWhatItHas() throws IOException {
    Analysis whole = FixtureStudy.ofSize(60);
    Set<String> newer = Set.of("embedding", "responses", "densities", "model_cards", "latents");
    Document old =
        ParsedPage.read(
            Report.write(
                folder.resolve("r"),
                new Analysis(
                    whole.tables().stream().filter(table -> !newer.contains(table.name())).toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));
    assertTrue(old.select("[data-chart=embedding]").isEmpty(), "an empty map");
    assertTrue(old.select("[data-chart=responses]").isEmpty(), "empty curves");
    assertFalse(old.select("[data-chart=principal]").isEmpty(), "the map that there is");
    assertTrue(texts(old, "dt").contains("Checksum"), "the card that runs.csv gives");
  }

  private static JsonObject data(Document page) {
    return JsonParser.parseString(page.getElementById("data").data()).getAsJsonObject();
  }

  @Test
  void figuresHaveTheirSizes() throws IOException {
    assertSize("loss-quick-beta-1.png", 1600, 1000);
    assertSize("discriminator-accuracy-quick-beta-10.png", 1600, 1000);
    assertSize("mig.png", 1600, 1000);
    assertSize("information-quick-beta-1.png", 24 + 112 + 5 * 180 + 24, 100 + 40 + 11 * 58 + 24);
    assertSize("responses-quick-beta-1.png", 24 + 90 + 5 * 290 + 24, 100 + 40 + 2 * 130 + 24);
    assertSize("densities-quick-beta-5.png", 24 + 30 + 4 * 310 + 24, 100 + 44 + 230 + 24);
    for (String factor : FixtureStudy.FACTORS) {
      assertSize("pca-quick-beta-5-" + factor + ".png", 1470, 1000);
    }
    assertSize("reconstructions-quick-beta-10.png", 2 * (8 * 66 + 2), 2 * (2 * 66 + 2));
    assertSize("samples-quick-beta-10.png", 2 * (8 * 66 + 2), 2 * (8 * 66 + 2));
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
    Document html = ParsedPage.read(written);
    assertTrue(
        html.select("script").stream().noneMatch(each -> each.data().startsWith("alert")),
        "the name became a script");
    assertTrue(
        html.select("b").stream().noneMatch(each -> each.text().startsWith("..")),
        "the name became markup");
    assertTrue(html.wholeText().contains("</script><script>alert"), "the name is not shown");
    assertEquals(
        hostile,
        data(html).getAsJsonArray("pictures").get(0).getAsJsonObject().get("run").getAsString());
    try (Stream<Path> above = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("r")), above.toList());
    }
    try (Stream<Path> figures = Files.list(folder.resolve("r/figures"))) {
      assertEquals(3 + 1 + 1 + 15 + 3 * 5 + 6 + 1, figures.count());
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
    Document html = ParsedPage.read(Report.write(folder.resolve("r"), without));
    assertTrue(html.text().contains("There is no history.csv here"), "it is not said");
    assertTrue(html.select("#curve-run").isEmpty(), "an empty chart");
    assertEquals(0, data(html).getAsJsonArray("history").size());
  }

  @Test
  void blankCellsAreLeftBlank() throws IOException {
    Files.writeString(folder.resolve("loss.csv"), "run,model,beta,loss,kl\nq,VQ-VAE,,12.5,\n");
    Files.writeString(folder.resolve("mig.csv"), "run,model,beta,mig,shape\nq,VQ-VAE,,0.0201,\n");
    Files.writeString(
        folder.resolve("scores.csv"),
        "run,score,value,chance,low,high\nq,mig,0.0201,0.0150,0.0149,0.0253\n");
    String summary = ParsedPage.read(Report.render(folder)).text();
    assertTrue(summary.contains("One run of VQ-VAE."), "the summary speaks of β");
    assertTrue(summary.contains("not told from chance"), "the summary hides that it is chance");
    assertTrue(Files.exists(folder.resolve("figures/mig.png")), "no bars by run");
  }
}
