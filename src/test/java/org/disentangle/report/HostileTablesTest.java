package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables from elsewhere whose words are markup and scripts: on the page they are words. */
class HostileTablesTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&../{{{x}}}";
  private static final Set<String> NAMES =
      Set.of("run", "model", "device", "data", "ended", "data_checksum");
  private static final int ROUNDS = 4;

  @TempDir Path folder;
  private Path report;

  @BeforeEach
  void aReport() {
    report = folder.resolve("report");
    Report.write(report, FixtureStudy.ofSize(30));
  }

  private static boolean isText(String cell) {
    return !cell.isEmpty() && !cell.matches("[-+0-9.eENa/]+") && !cell.contains("\"");
  }

  /** Puts the words behind every text of these columns, in every table. */
  private void spoil(Set<String> columns) throws IOException {
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        List<String> lines = Files.readAllLines(file);
        String[] header = lines.get(0).split(",", -1);
        List<String> spoilt = new ArrayList<>(List.of(lines.get(0)));
        for (String line : lines.subList(1, lines.size())) {
          String[] cells = line.split(",", -1);
          for (int i = 0; i < Math.min(cells.length, header.length); i++) {
            if (columns.contains(header[i]) && isText(cells[i])) {
              cells[i] += HOSTILE;
            }
          }
          spoilt.add(String.join(",", cells));
        }
        Files.write(file, spoilt);
      }
    }
  }

  /** Words that were taken for markup, or ended a script, would have made an element. */
  private static void assertHarmless(Document page) {
    assertEquals(List.of(), page.select("img[src=x], [onerror]").eachAttr("src"));
  }

  private Document page() throws IOException {
    return ParsedPage.read(report.resolve("index.html"));
  }

  @Test
  void namesOfRunsAndWordsOfClaimsAreOnlyText() throws IOException {
    spoil(NAMES);
    Files.writeString(
        report.resolve("claims.csv"),
        ClaimsSectionTest.CLAIMS.replace("they say", HOSTILE).replace("no code_use", HOSTILE));
    Files.writeString(
        report.resolve("claims_runs.csv"), ClaimsSectionTest.RUNS.replace("plain-0", HOSTILE));
    Report.render(report);
    assertHarmless(page());
    assertTrue(page().text().contains(HOSTILE), "the names are not shown");
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(report), all.toList(), "nothing leads out of the folder");
    }
  }

  /** Words that mean something to this program may be refused as unknown. */
  @Test
  @Tag("slow")
  void whateverColumnsAreSpoiltThePageIsOnlyTextOrRefused() throws IOException {
    Set<String> all = new TreeSet<>();
    try (Stream<Path> files = Files.list(report)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".csv")).toList()) {
        all.addAll(List.of(Files.readAllLines(file).get(0).split(",", -1)));
      }
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < ROUNDS; round++) {
      Report.write(report, FixtureStudy.ofSize(30));
      Set<String> chosen = new TreeSet<>();
      all.stream().filter(each -> random.nextInt(3) == 0).forEach(chosen::add);
      spoil(chosen);
      try {
        Report.render(report);
      } catch (UserErrorException e) {
        assertTrue(e.getMessage().contains(".csv"), e.getMessage());
      }
      assertHarmless(page());
    }
  }
}
