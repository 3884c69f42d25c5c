package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
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
    String page = page(CLAIMS, RUNS);

    assertTrue(page.contains(" Claims: 1 supported, 1 not supported, 1 not decided."), page);
    assertTrue(page.contains("<a href=\"#claims\">Claims</a>"));
    assertTrue(page.contains("1. β &gt; 1 lowers &lt;KL&gt;, they say"));
    assertTrue(page.contains("KL lower for 5 than for plain"));
    assertTrue(page.contains("<td class=\"verdict supported\"><strong>supported</strong></td>"));
    assertTrue(page.contains("<td class=\"verdict not-supported\"><strong>not supported</strong>"));
    assertTrue(page.contains("<span class=\"reason\">no code_use was measured of plain-0</span>"));
    assertTrue(page.contains("title=\"plain: 20\">20.0 ± 1.0</td>"));
    assertTrue(page.contains("title=\"plain: 0.123456\">0.123 ± 0</td>"));
    assertTrue(page.contains("title=\"5: 1234.5678\">1235 ± 67</td>"));
    assertTrue(page.contains("title=\"5: 0.5\">0.5</td>"), "no deviation of one run");
    assertTrue(page.contains("behind the claims that could be tested (2 here), up to 0.2 of them"));
    assertTrue(page.contains("<a href=\"claims_runs.csv\" download>claims_runs.csv</a>"));
  }

  @Test
  void eachRunIsADotBetweenTheExtremes() throws IOException {
    String page = page(CLAIMS, RUNS);

    assertEquals(2, page.split("<svg class=\"dots\"", -1).length, "one claim has numbers of both");
    assertTrue(page.contains("<circle cx=\"3.00%\" cy=\"26\" r=\"4\"><title>5-0: 8</title>"));
    assertTrue(page.contains("<circle cx=\"97.00%\" cy=\"10\" r=\"4\"><title>plain-2: 21</title>"));
    // The mean of 8, 10 and 12 lies 2 of 13 to the right of 8.
    assertTrue(page.contains("x1=\"17.46%\" x2=\"17.46%\" y1=\"19\""));
    assertTrue(page.contains("<span>8</span><span>21</span>"));
  }

  @Test
  void runsOfOneNumberLieInTheMiddle() throws IOException {
    String page = page(CLAIMS, "claim,trial,run,value\n1,plain,a,7.0\n1,5,b,7.0\n");

    assertTrue(page.contains("<circle cx=\"50.00%\" cy=\"10\" r=\"4\"><title>a: 7</title>"));
  }

  @Test
  void withoutTheRunsTheVerdictsStay() throws IOException {
    Files.writeString(folder.resolve("claims.csv"), CLAIMS);
    String page = Files.readString(Report.render(folder));

    assertFalse(page.contains("<svg class=\"dots\""));
    assertTrue(page.contains("<strong>supported</strong>"));
  }

  @Test
  void aReportWithoutClaimsDoesNotSpeakOfThem() throws IOException {
    String page = Files.readString(Report.render(folder));

    assertFalse(page.contains("id=\"claims\""));
    assertFalse(page.contains("Claims:"));
    assertFalse(page.contains("H. B. Mann"));
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

  private String page(String claims, String runs) throws IOException {
    Files.writeString(folder.resolve("claims.csv"), claims);
    Files.writeString(folder.resolve("claims_runs.csv"), runs);
    return Files.readString(Report.render(folder));
  }
}
