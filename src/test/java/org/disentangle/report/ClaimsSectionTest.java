package org.disentangle.report;

import static org.disentangle.page.ParsedPage.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims of a made-up study, from its CSV files to the page. */
class ClaimsSectionTest {
  static final String CLAIMS =
      """
      claim,words,measure,expected,baseline,baseline_n,baseline_mean,baseline_sd,baseline_min,baseline_max,\
      variant,variant_n,variant_mean,variant_sd,variant_min,variant_max,difference,p,p_opposite,verdict,reason
      1,"β > 1 lowers <KL>, they say",kl,lower,plain,3,20.0,1.0,19.0,21.0,5,3,10.0,2.0,8.0,12.0,-10.0,0.05,1.0,supported,
      2,raises MIG,mig,higher,plain,3,0.123456,0.0,0.1,0.2,5,3,1234.5678,66.6,1150.0,1300.0,1234.4,1.0,0.05,not supported,
      3,uses codes,code_use,higher,plain,0,,,,,5,1,0.5,,0.5,0.5,,,,not decided,no code_use was measured of plain-0
      """;

  static final String RUNS =
      """
      claim,trial,run,value
      1,plain,plain-0,20.0
      1,plain,plain-1,19.0
      1,plain,plain-2,21.0
      1,5,5-0,8.0
      1,5,5-1,12.0
      1,5,5-2,10.0
      3,plain,plain-0,
      3,5,5-0,0.5
      """;

  @TempDir Path folder;

  @BeforeEach
  void aReport() throws IOException {
    Files.writeString(folder.resolve("loss.csv"), "run,model,beta,loss\nplain-0,VAE,1,2.5\n");
  }

  @Test
  void theVerdictsAreOnThePage() throws IOException {
    Document page = page(CLAIMS, RUNS);

    String text = page.text();
    assertTrue(text.contains(" Claims: 1 supported, 1 not supported, 1 not decided."), text);
    assertEquals(List.of("Claims"), texts(page, "a[href=#claims]"));
    assertTrue(text.contains("1. β > 1 lowers <KL>, they say"), text);
    assertTrue(text.contains("KL lower for 5 than for plain"), text);
    assertEquals(List.of("supported"), texts(page, "td.verdict.supported > strong"));
    assertEquals(List.of("not supported"), texts(page, "td.verdict.not-supported > strong"));
    assertEquals(List.of("no code_use was measured of plain-0"), texts(page, "span.reason"));
    assertEquals(List.of("20.0 ± 1.0"), texts(page, "td[title=plain: 20]"));
    assertEquals(List.of("0.123 ± 0"), texts(page, "td[title=plain: 0.123456]"));
    assertEquals(List.of("1235 ± 67"), texts(page, "td[title=5: 1234.5678]"));
    assertEquals(List.of("0.5"), texts(page, "td[title=5: 0.5]"), "no deviation of one run");
    assertTrue(text.contains("behind the claims that could be tested (2 here), up to 0.2 of them"));
    assertFalse(page.select("a[href=claims_runs.csv][download]").isEmpty());
  }

  /** As on every other page. */
  @Test
  void aScoreHasTheTitleOfTheCatalogue() throws IOException {
    String text = page(CLAIMS.replace(",code_use,", ",infom,"), RUNS).text();
    assertTrue(text.contains("InfoM higher for 5 than for plain"), text);
  }

  @Test
  void eachRunIsADotBetweenTheExtremes() throws IOException {
    Document page = page(CLAIMS, RUNS);

    assertEquals(1, page.select("svg.dots").size(), "one claim has numbers of both");
    assertEquals(List.of("5-0: 8"), texts(page, "circle[cx=3.00%][cy=26] > title"));
    assertEquals(List.of("plain-2: 21"), texts(page, "circle[cx=97.00%][cy=10] > title"));
    // The mean of 8, 10 and 12 lies 2 of 13 to the right of 8.
    assertEquals(1, page.select("[x1=17.46%][x2=17.46%][y1=19]").size());
    assertTrue(texts(page, "span").containsAll(List.of("8", "21")));
  }

  @Test
  void runsOfOneNumberLieInTheMiddle() throws IOException {
    Document page = page(CLAIMS, "claim,trial,run,value\n1,plain,a,7.0\n1,5,b,7.0\n");

    assertEquals(List.of("a: 7"), texts(page, "circle[cx=50.00%][cy=10] > title"));
  }

  @Test
  void withoutTheRunsTheVerdictsStay() throws IOException {
    Files.writeString(folder.resolve("claims.csv"), CLAIMS);
    Document page = ParsedPage.read(Report.render(folder));

    assertTrue(page.select("svg.dots").isEmpty());
    assertTrue(texts(page, "strong").contains("supported"));
  }

  @Test
  void aReportWithoutClaimsDoesNotSpeakOfThem() throws IOException {
    Document page = ParsedPage.read(Report.render(folder));

    assertTrue(page.select("#claims").isEmpty());
    assertFalse(page.text().contains("Claims:"));
    assertFalse(page.text().contains("H. B. Mann"));
  }

  @Test
  void aFaultyFileIsNamed() throws IOException {
    Files.writeString(folder.resolve("claims.csv"), CLAIMS.replace(",0.05,1.0,", ",low,1.0,"));
    assertMessage("claims.csv, row 1, column p: \"low\" is not a number");
    Files.writeString(folder.resolve("claims.csv"), CLAIMS.replace("verdict", "judgement"));
    assertMessage("claims.csv has no column \"verdict\"");
  }

  private void assertMessage(String part) {
    String message =
        assertThrows(UserErrorException.class, () -> Report.render(folder)).getMessage();
    assertTrue(message.contains(part), message);
  }

  private Document page(String claims, String runs) throws IOException {
    Files.writeString(folder.resolve("claims.csv"), claims);
    Files.writeString(folder.resolve("claims_runs.csv"), runs);
    return ParsedPage.read(Report.render(folder));
  }
}
