package org.disentangle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.Progress;
import org.disentangle.analysis.Analyzer;
import org.disentangle.analysis.BlockImages;
import org.disentangle.analysis.LinearModel;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.page.ParsedPage;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that an archive gives its factors go through to every table and the page. */
class OwnFactorsTest {
  /** Hostile to HTML, CSV and file names; a shape of other shapes; a column of every table. */
  private static final List<String> NAMES =
      List.of("constant", "shape", "Höhe, \"b\" <i>/../", "X", "رنگ".repeat(30));

  @TempDir private Path folder;

  @Test
  void namesOfAnArchiveAreThoseOfTablesAndPage() throws IOException {
    Path report = report(NAMES);
    String columns = "shape,\"Höhe, \"\"b\"\" <i>/../\",factor_X," + NAMES.get(4);
    assertEquals("run,sample,constant," + columns + ",z0,z1", heading(report, "codes.csv"));
    assertEquals("run,sample,pc1,pc2,constant," + columns, heading(report, "pca_scores.csv"));
    assertEquals("run,sample,x,y,constant," + columns, heading(report, "embedding.csv"));
    assertEquals("run,model,beta,mig," + columns, heading(report, "mig.csv"));
    for (String table : List.of("responses.csv", "mutual_information.csv")) {
      String text = Files.readString(report.resolve(table));
      Stream.of("shape", "factor_X", NAMES.get(4))
          .forEach(name -> assertTrue(text.contains("," + name + ","), table + ": " + name));
    }
    Document page = ParsedPage.read(report.resolve("index.html"));
    assertTrue(page.text().contains("Höhe, \"b\" <i>/../"), "the name as text");
    assertEquals(List.of(), page.select("i").eachText(), "the name as markup");
    assertTrue(page.text().contains("Factor X"));
    assertTrue(page.text().contains(NAMES.get(4)));
    assertEquals(
        List.of(),
        page.select("script").stream()
            .map(Element::data)
            .filter(data -> data.contains("\"heart\""))
            .toList(),
        "shapes that this archive does not have");
    byte[] before = Files.readAllBytes(report.resolve("index.html"));
    Report.render(report);
    assertEquals(
        new String(before, StandardCharsets.UTF_8), Files.readString(report.resolve("index.html")));
  }

  /** A table of ours calls its columns {@code os} and {@code data} otherwise. */
  @Test
  void namesOfOurColumnsAreTheirOwners() throws IOException {
    Path report = report(List.of("constant", "os", "data", "a_b", "a b"));
    Document page = ParsedPage.read(report.resolve("index.html"));
    List<String> headings =
        ParsedPage.texts(page.select("#gap table").first(), "th[scope=col] button");
    assertTrue(headings.containsAll(List.of("Os", "Data", "A b")), headings::toString);
    assertFalse(headings.contains("System") || headings.contains("Trained on"), headings::toString);
    assertTrue(page.text().contains("One of the known causes of an image: os, data, a b and a b."));
  }

  private Path report(List<String> names) {
    AnalysisConfig config =
        AnalysisConfig.newBuilder()
            .setSamples(300)
            .setTestSamples(200)
            .setPermutations(2)
            .setResamples(2)
            .setLikelihoodImages(0)
            .build();
    SavedModelFolder model =
        SavedModelFolder.open(new LinearModel(2, 1).export(folder.resolve("model")));
    Path report = folder.resolve("report");
    Report.write(
        report,
        new Analyzer(new BlockImages(names), config, Progress.NONE).analyze(List.of(model)));
    return report;
  }

  private static String heading(Path report, String table) throws IOException {
    try (Stream<String> lines = Files.lines(report.resolve(table))) {
      return lines.findFirst().orElseThrow();
    }
  }
}
