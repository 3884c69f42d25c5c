package org.disentangle.report.page.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.disentangle.report.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The page of a sweep: what it holds, and in a real browser what its script makes of it. */
class SweepPageIT {
  private static final List<String> AXES = List.of("beta_vae.beta", "network.activation", "seed");

  @TempDir private Path folder;

  @Test
  void aChartRunsAlongTheFirstAxisOfNumbers() {
    JsonObject data = data(page("</script><b>"));
    JsonObject base = data.getAsJsonArray("bases").get(0).getAsJsonObject();
    assertEquals("beta_vae.beta", base.get("axis").getAsString());
    assertEquals("[\"2\",\"10\"]", base.get("ticks").toString(), "as numbers, not as texts");
    assertEquals("{\"network.activation\":[\"ELU\",\"RELU\"]}", base.get("filters").toString());
    assertEquals(4, base.getAsJsonArray("trials").size(), "without the one that failed");
    JsonObject second = data.getAsJsonArray("bases").get(1).getAsJsonObject();
    assertTrue(second.get("axis").isJsonNull(), "a base that no number varies");
    JsonArray values =
        second.getAsJsonArray("trials").get(0).getAsJsonObject().getAsJsonArray("values");
    assertEquals("[0.25,null,81.5]", values.toString(), "what it does not have is not there");
  }

  @Test
  void textOfOthersIsOnlyText() {
    Document page = Jsoup.parse(page("</script><b>"));
    assertEquals(List.of(), page.select("b").eachText(), "neither in the page nor in its data");
    String text = page.text();
    assertTrue(text.contains("</script><b>"), text);
    assertTrue(text.contains("5 trained models of 2 bases; 1 trial failed."), text);
    assertTrue(text.contains("The best by mutual information gap is a3 (vae,"), text);
  }

  /** Only where the images are those that the papers measure on, under the family's own median. */
  @Test
  void publishedNumbersStandBesideThoseOfTheSameImages() {
    assertEquals(0, Jsoup.parse(page("it broke")).select("#published").size());
    Document page = Jsoup.parse(page("it broke", true));
    assertEquals(
        List.of(
            "beta-VAE this sweep, median of 4 models 0.250",
            "beta-VAE Locatello et al. (2020), median 0.102",
            "all Locatello et al. (2019), most models of six families 0.05–0.3"),
        page.select("#published tbody tr").eachText());
  }

  @Test
  void theChoiceWithoutLabelsStandsBesideTheBest() {
    Document page = Jsoup.parse(page("it broke"));
    assertEquals(
        List.of("vae a1 0.44 0.4 0.4 0.25 0 of 4 0.6 a1", "all a1 0.44 0.4 0.4 0.25 0 of 5 – a1"),
        page.select("#selection tbody tr").eachText());
  }

  @Test
  void theScriptDrawsAndChooses() throws Exception {
    Optional<Browser> browser = Browser.onThisMachine();
    assumeTrue(browser.isPresent(), Browser.ABSENT);
    String page = page("it broke");
    Path file = folder.resolve("index.html");
    Files.writeString(
        file,
        page.replace(
            "</body>",
            """
            <script>
            {
              const pick = (index, value) => {
                const list = document.querySelectorAll("#chooser select")[index];
                list.value = value;
                list.dispatchEvent(new Event("change"));
              };
              const look = () => ({
                dots: [...document.querySelectorAll("#charts svg")].map((svg) => svg.querySelectorAll(".dot").length),
                side: [...document.querySelectorAll("#overview svg")].map((svg) => svg.querySelectorAll(".dot").length),
                rows: [...document.querySelectorAll("#numbers tbody tr")].map((row) => row.textContent),
                wide: document.documentElement.scrollWidth > innerWidth,
              });
              const found = { first: look() };
              pick(1, "ELU");
              found.elu = look();
              pick(0, "sap");
              found.sap = look();
              const told = document.createElement("pre");
              told.id = "visit";
              told.textContent = JSON.stringify(found);
              document.body.append(told);
            }
            </script>
            </body>"""));
    JsonObject visit = visit(browser.get(), file);
    assertEquals("[4,1]", look(visit, "first", "dots"));
    // 0.1, 0.2 and 0.3, 0.4: quartiles of two values are the values themselves.
    assertEquals(
        "[\"vaebeta_vae.beta220.10.150.2\",\"vaebeta_vae.beta1020.30.350.4\",\"vq––10.250.250.25\"]",
        look(visit, "first", "rows"));
    // The other base has no such axis: the choice says nothing of it.
    assertEquals("[2,1]", look(visit, "elu", "dots"));
    // Both scores, all bases in each; what is chosen above is chosen here.
    assertEquals("[5,4]", look(visit, "first", "side"));
    assertEquals("[3,2]", look(visit, "elu", "side"));
    assertEquals("[2]", look(visit, "sap", "dots"), "a chart without values is left out");
    assertEquals(
        "false", look(visit, "first", "wide"), "a phone shows the page without scrolling aside");
  }

  private JsonObject visit(Browser browser, Path page) throws IOException, InterruptedException {
    Document document =
        Jsoup.parse(
            browser.document(
                page, Files.createDirectory(folder.resolve("browser")), "--window-size=390,800"));
    Element visit = document.selectFirst("pre#visit");
    assertNotNull(visit, "the script of the page did not come to its end");
    return JsonParser.parseString(visit.wholeText()).getAsJsonObject();
  }

  private static String look(JsonObject visit, String when, String what) {
    return visit.getAsJsonObject(when).get(what).toString();
  }

  private static JsonObject data(String page) {
    return JsonParser.parseString(Jsoup.parse(page).expectFirst("script#data").data())
        .getAsJsonObject();
  }

  private static String page(String error) {
    return page(error, false);
  }

  private static String page(String error, boolean areDsprites) {
    Table sweep =
        Table.create(
            "sweep",
            StringColumn.create("id", "a0", "a1", "a2", "a3", "a4", "b0"),
            StringColumn.create("base", "vae", "vae", "vae", "vae", "vae", "vq"),
            StringColumn.create(
                "family", "beta-VAE", "beta-VAE", "beta-VAE", "beta-VAE", "", "VQ-VAE"),
            StringColumn.create("beta_vae.beta", "10", "10", "2", "2", "2", ""),
            StringColumn.create("network.activation", "ELU", "RELU", "ELU", "RELU", "ELU", ""),
            StringColumn.create("seed", "0", "0", "0", "0", "1", "0"),
            DoubleColumn.create("training_loss", 91, 92, 93, 94, Double.NaN, 81.5),
            DoubleColumn.create("mig", 0.3, 0.4, 0.1, 0.2, Double.NaN, 0.25),
            DoubleColumn.create("sap", 0.03, 0.04, 0.01, 0.02, Double.NaN, Double.NaN),
            StringColumn.create("error", "", "", "", "", error, ""));
    Table ranking =
        Table.create(
            "ranking",
            IntColumn.create("rank", new int[] {1}),
            StringColumn.create("id", "a3"),
            StringColumn.create("base", "vae"),
            StringColumn.create("beta_vae.beta", "2"),
            StringColumn.create("network.activation", "RELU"),
            StringColumn.create("seed", "0"),
            DoubleColumn.create("mig", 0.2));
    Table correlation =
        Table.create(
            "correlation",
            StringColumn.create("base", ""),
            StringColumn.create("score", "mig"),
            StringColumn.create("other", "sap"),
            IntColumn.create("n", new int[] {4}),
            DoubleColumn.create("spearman", -0.8));
    Table selection =
        Table.create(
            "selection",
            StringColumn.create("base", "vae", ""),
            IntColumn.create("trials", new int[] {4, 5}),
            StringColumn.create("chosen", "a1", "a1"),
            DoubleColumn.create("udr", 0.44, 0.44),
            DoubleColumn.create("score", 0.4, 0.4),
            StringColumn.create("best", "a1", "a1"),
            DoubleColumn.create("best_score", 0.4, 0.4),
            DoubleColumn.create("median_score", 0.25, 0.25),
            IntColumn.create("better", new int[] {0, 0}),
            DoubleColumn.create("spearman", 0.6, Double.NaN));
    return SweepPage.of(
        new SweepPage.Content(
            "small",
            AXES,
            List.of("mig", "sap"),
            "mig",
            areDsprites,
            sweep,
            ranking,
            correlation,
            selection));
  }
}
