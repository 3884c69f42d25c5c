package org.disentangle.inquiry.ascent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.disentangle.UserErrorException;
import org.disentangle.page.ParsedPage;
import org.disentangle.pgm.bound.Ascent;
import org.disentangle.pgm.bound.AscentPlan;
import org.disentangle.pgm.bound.ExponentialModel;
import org.disentangle.pgm.bound.GradientEstimator;
import org.disentangle.pgm.bound.GradientSample;
import org.disentangle.pgm.bound.VariationalStudy;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class VariationalReportTest {
  @TempDir private Path folder;

  @Test
  void theFolderHoldsThePageAndItsFiles() throws IOException {
    Path report = folder.resolve("vi");
    assertEquals(report.resolve("index.html"), VariationalReport.write(report, study()));
    try (Stream<Path> files = Files.list(report)) {
      assertEquals(
          List.of("ascent.csv", "elbo.csv", "gradients.csv", "index.html"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    List<String> ascent = Files.readAllLines(report.resolve("ascent.csv"));
    assertEquals("estimator,start,step,theta,gap", ascent.get(0));
    assertEquals("pathwise,0.1,0,0.1," + gap(0.1), ascent.get(1));
    assertEquals(1 + 2 * 4, ascent.size());
    assertEquals("sticking-the-landing,20.0,3,3.0,0.0", ascent.get(8));
    List<String> gradients = Files.readAllLines(report.resolve("gradients.csv"));
    assertEquals(1 + 4, gradients.size());
    assertEquals("pathwise,1000,1.0,4.0,4.1,4.3,4.242640687119286", gradients.get(1));
  }

  @Test
  void theCurveTouchesTheEvidenceAndNeverPassesIt() throws IOException {
    List<double[]> rows = new ArrayList<>();
    VariationalReport.write(folder.resolve("vi"), study());
    for (String line : Files.readAllLines(folder.resolve("vi/elbo.csv")).subList(1, 242)) {
      rows.add(Stream.of(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
    }
    double evidence = -2 * Math.log(3);
    double top = rows.stream().mapToDouble(row -> row[2]).max().orElseThrow();
    assertEquals(evidence, top, 1e-4);
    for (double[] row : rows) {
      assertEquals(row[2], row[3] + row[4] + row[5], 1e-14);
      assertEquals(evidence, row[2] + row[7], 1e-13);
    }
  }

  @Test
  void theSameStudyGivesTheSameBytesInEveryLocale() throws IOException {
    VariationalReport.write(folder.resolve("one"), study());
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      VariationalReport.write(folder.resolve("two"), study());
    } finally {
      Locale.setDefault(usual);
    }
    for (String name : List.of("index.html", "elbo.csv", "ascent.csv", "gradients.csv")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("one").resolve(name)),
          Files.readAllBytes(folder.resolve("two").resolve(name)),
          name);
    }
  }

  @Test
  void thePageLoadsNothingAndRunsNothing() {
    org.jsoup.nodes.Document page = Jsoup.parse(VariationalPage.of(study()));
    assertTrue(page.select("script").isEmpty(), "no scripts");
    assertFalse(ParsedPage.loadsFromElsewhere(page), "no styles from elsewhere");
    for (String target : ParsedPage.targets(page)) {
      assertTrue(target.matches("#.*|(elbo|ascent|gradients)\\.csv|https://.*"), target);
    }
    assertTrue(page.select("[src^=http]").isEmpty(), "links only");
  }

  @Test
  void thePageSaysWhatWasFound() {
    org.jsoup.nodes.Document page = Jsoup.parse(VariationalPage.of(study()));
    List<String> results = page.select("strong").eachText();
    assertTrue(
        results.stream().anyMatch(each -> each.endsWith("θ* = x + 1 = 3")), results::toString);
    assertTrue(
        results.stream().anyMatch(each -> each.endsWith("= −2.19722 nats")), results::toString);
    List<String> raised = page.select(".derivation sup").eachText();
    assertTrue(raised.containsAll(List.of("−(x + 1)z", "−λ")), raised::toString);
    assertTrue(page.text().contains("of size 0.5/(k + 10)0.75,"), "the step size");
    assertTrue(page.text().contains("−2(x + 1)·e−λ < 0"), "text is escaped");
    assertEquals(
        List.of("4.3", "4.24"), page.select("#noise tbody tr").first().select("td").eachText());
  }

  @Test
  void everyChartIsWholeXml() throws Exception {
    String page = VariationalPage.of(study());
    Matcher svg = Pattern.compile("(?s)<svg.*?</svg>").matcher(page);
    int charts = 0;
    while (svg.find()) {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg.group())));
      assertFalse(svg.group().contains("NaN"), svg.group());
      charts += document.getElementsByTagName("text").getLength() > 0 ? 1 : 0;
    }
    assertEquals(3, charts);
  }

  @Test
  void aFolderWithOtherThingsIsLeftAlone() throws IOException {
    Path file = Files.writeString(folder.resolve("thesis.txt"), "years of work");
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> VariationalReport.write(folder, study()));
    assertTrue(mistake.getMessage().startsWith(folder + " is there already"), mistake.getMessage());
    assertEquals("years of work", Files.readString(file));
  }

  private static String gap(double rate) {
    return Double.toString(new ExponentialModel(2).gap(rate));
  }

  private static VariationalStudy study() {
    List<GradientSample> samples =
        Stream.of(GradientEstimator.values())
            .map(estimator -> new GradientSample(estimator, 1, 1000, 4.1, 4.3))
            .toList();
    return new VariationalStudy(
        new ExponentialModel(2),
        new AscentPlan(3, 10, 0),
        List.of(
            new Ascent(GradientEstimator.PATHWISE, new double[] {0.1, 1, 4, 3.5}),
            new Ascent(GradientEstimator.STICKING_THE_LANDING, new double[] {20, 10, 4, 3})),
        samples);
  }
}
