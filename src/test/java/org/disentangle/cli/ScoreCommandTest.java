package org.disentangle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.disentangle.data.numpy.NpyOutput;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.AnalysisRow;
import org.disentangle.table.row.InputRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.LeftOutRow;
import org.disentangle.table.row.MatchingRow;
import org.disentangle.table.row.RankingRow;
import org.disentangle.table.row.ScoreRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
  private static final int ROWS = 300;

  @TempDir private Path folder;
  private Path codes;
  private Path factors;
  private Path report;

  private record Outcome(int status, String out, String err) {}

  /** The first latent is the shape with some noise, the second the angle, the third nothing. */
  @BeforeEach
  void writeFiles() throws IOException {
    Random random = new Random(1);
    double[][] rows = new double[ROWS][];
    StringBuilder text = new StringBuilder("shape,angle\n");
    for (int i = 0; i < ROWS; i++) {
      int shape = random.nextInt(3);
      double angle = random.nextDouble();
      rows[i] = new double[] {shape + 0.1 * random.nextGaussian(), angle, random.nextGaussian()};
      text.append(i == 7 ? "" : List.of("box", "heart", "oval").get(shape))
          .append(',')
          .append(angle)
          .append('\n');
    }
    codes = array("codes.npy", rows);
    factors = Files.writeString(folder.resolve("factors.csv"), text);
    report = folder.resolve("report");
  }

  private Path array(String name, double[]... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    NpyOutput.doubles(file, List.of((long) rows.length, (long) rows[0].length), i -> rows[i]);
    return file;
  }

  private Outcome score(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> line = new ArrayList<>(List.of("score", "--out", report.toString()));
    line.addAll(Arrays.asList(arguments));
    int status =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    return new Outcome(status, out.toString(), err.toString());
  }

  private <R extends Record> List<R> rows(Class<R> type) {
    return CsvFile.read(report, Schema.of(type));
  }

  private void assertRefused(String sentence, String... arguments) {
    Outcome outcome = score(arguments);
    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(
        "disentangle: " + sentence + "\n", outcome.err().replaceAll("(?m)^\\d.*INFO.*\n", ""));
    assertFalse(Files.exists(report), "a refusal writes nothing");
  }

  @Test
  void codesGiveTablesAPageAndTheScoresAsLines() throws IOException {
    Outcome outcome =
        score("--codes=" + codes, "--factors=" + factors, "--scores=information,dependence");
    assertEquals(0, outcome.status(), outcome.err());
    List<String> lines = outcome.out().lines().toList();
    assertTrue(lines.get(0).startsWith("score (chance)"), outcome.out());
    assertTrue(lines.get(1).startsWith("mig "), outcome.out());
    assertEquals("report: " + report.resolve("index.html"), lines.get(lines.size() - 1));
    double gap =
        rows(ScoreRow.class).stream()
            .filter(row -> row.score().equals("mig"))
            .mapToDouble(ScoreRow::value)
            .findFirst()
            .orElseThrow();
    assertTrue(gap > 0.6, "each factor has a latent: " + gap);

    AnalysisRow analysis = rows(AnalysisRow.class).get(0);
    assertEquals("codes.npy", analysis.source());
    assertEquals("", analysis.checksum());
    assertEquals(ROWS, analysis.images());
    assertEquals("shape 3; angle 10", analysis.factors());
    assertEquals(
        List.of("codes", "factors"), rows(InputRow.class).stream().map(InputRow::holds).toList());
    assertEquals("shape; angle", rows(InputRow.class).get(1).names());

    String page = Files.readString(report.resolve("index.html"));
    assertTrue(page.contains("<h1>Scores of codes</h1>"), "the title");
    assertTrue(page.contains("Codes of 300 images."), "the opening");
    assertFalse(page.contains("class=\"absent\""), "no section is empty");
    for (String section : List.of("runs", "measures", "losses", "explorer")) {
      assertFalse(page.contains("<section id=\"" + section + "\""), section);
    }
    for (String section : List.of("inputs", "gap", "scores", "components", "closely", "files")) {
      assertTrue(page.contains("<section id=\"" + section + "\""), section);
    }
    for (String table : List.of("codes", "pca", "embedding", "responses", "factors", "mig_bins")) {
      assertTrue(Files.exists(report.resolve(table + ".csv")), table);
    }
    assertTrue(Files.exists(report.resolve("arrays/codes-codes.npy")), "the array of the codes");
  }

  @Test
  void withoutFactorsWhatNeedsNoneIsMeasured() throws IOException {
    Outcome outcome = score("--codes=" + codes, "--scores=information,dependence");
    assertEquals(0, outcome.status(), outcome.err());
    List<String> found = rows(ScoreRow.class).stream().map(ScoreRow::score).toList();
    assertTrue(found.contains("total_correlation"), found.toString());
    assertFalse(found.contains("mig"), found.toString());
    assertTrue(
        rows(LeftOutRow.class).stream()
            .anyMatch(
                row ->
                    row.score().equals("mig")
                        && row.reason().equals("it needs a factor, and the images have none")),
        rows(LeftOutRow.class).toString());
    assertFalse(
        Files.readString(report.resolve("index.html")).contains("class=\"absent\""),
        "no section is empty");
  }

  @Test
  void logVariancesGiveTheScoresAndTheCostsThatNeedAPosterior() throws IOException {
    Path logVariances = array("lv.npy", rowsOf(-4));
    Outcome outcome =
        score(
            "--codes=" + codes,
            "--factors=" + factors,
            "--log-variances=" + logVariances,
            "--scores=mig_posterior");
    assertEquals(0, outcome.status(), outcome.err());
    assertEquals(
        List.of("mig_posterior"), rows(ScoreRow.class).stream().map(ScoreRow::score).toList());
    LatentRow angle = rows(LatentRow.class).get(1);
    double square = angle.mean() * angle.mean() + angle.variance() * (ROWS - 1) / ROWS;
    assertEquals((square + Math.exp(-4) - 1 + 4) / 2, angle.klNats().getAsDouble(), 2e-3);
  }

  private static double[][] rowsOf(double number) {
    return Stream.generate(() -> new double[] {number, number, number})
        .limit(ROWS)
        .toArray(double[][]::new);
  }

  @Test
  void severalCodesAreSetSideBySideAndMatched() throws IOException {
    Random random = new Random(2);
    double[][] first = new double[ROWS][];
    double[][] second = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      first[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      second[i] = new double[] {3 * first[i][1], -first[i][0], random.nextGaussian()};
    }
    Outcome outcome =
        score(
            "--codes=" + array("one/codes.npy", first),
            "--codes=" + array("two/codes.npy", second),
            "--scores=dependence");
    assertEquals(0, outcome.status(), outcome.err());
    List<MatchingRow> matching = rows(MatchingRow.class);
    assertEquals(2, matching.size());
    assertEquals("one/codes", matching.get(0).run());
    assertEquals("two/codes", matching.get(0).other());
    assertEquals(OptionalInt.of(1), matching.get(0).match());
    assertEquals(-1, matching.get(0).correlation().getAsDouble(), 1e-12);
    assertEquals(OptionalInt.of(0), matching.get(1).match());
    assertEquals(1, matching.get(1).with(0), 1e-12);
    assertEquals(4, rows(RankingRow.class).size());
    assertTrue(
        Files.exists(report.resolve("figures/matching-one~2f~codes-two~2f~codes.png")),
        "the picture of the correlations");
    String page = Files.readString(report.resolve("index.html"));
    assertTrue(page.contains("2 files of codes of the same 300 images."), "the opening");
    assertTrue(page.contains("Which latents answer to which?"), "the section");
    assertTrue(
        page.contains("one/codes (rows) and two/codes (columns): 1.00 between matched latents."),
        "the heat map");
  }

  @Test
  void whatCannotBeMeasuredIsRefused() throws IOException {
    Path few = array("few.npy", new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 7});
    assertRefused(
        codes
            + " has 300 rows and "
            + few
            + " has 3; expected a row for each image in both, in the same order",
        "--codes=" + codes,
        "--codes=" + few);
    assertRefused(
        few
            + " has 3 rows and "
            + factors
            + " has 300; expected a row for each image in both, in the same order",
        "--codes=" + few,
        "--factors=" + factors);
    Path one = Files.writeString(folder.resolve("one.csv"), "1\n2\n3\n");
    assertRefused(
        one + " has 1 column, and every score compares latents; expected 2 columns or more",
        "--codes=" + one);
    Path wide = Files.writeString(folder.resolve("wide.csv"), "1,2,3\n2,3,4\n3,4,6\n");
    assertRefused(
        wide
            + " has 3 columns and 3 rows, too few to measure so many latents; expected a row for each image, a column for each latent",
        "--codes=" + wide);
    assertRefused(
        "--names gives 2 names for 1 files of codes; give one for each",
        "--codes=" + codes,
        "--names=a,b");
    assertRefused(
        "--factor says that shape is \"round\"; expected one of categorical, ordered, cyclic, continuous",
        "--codes=" + codes,
        "--factors=" + factors,
        "--factor",
        "shape=round");
    assertRefused(
        "two files of codes are called \"a\", so their rows could not be told apart; name each by --names",
        "--codes=" + codes,
        "--codes=" + codes,
        "--names=a,a");
    assertRefused(
        "--samples is 200 beside --every-row, which leaves no sample to draw; give one of the two",
        "--codes=" + codes,
        "--samples=200",
        "--every-row");
  }
}
