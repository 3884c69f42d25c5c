package org.disentangle.experiment.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.Scores;
import org.disentangle.experiment.SweepFixture;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.experiment.store.TrialRow;
import org.disentangle.process.ProcessFailure;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.table.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The tables of a sweep. */
class SweepTablesTest {
  private static final List<String> AXES = List.of("beta_vae.beta", "seed");
  private static final Duration MOST = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void eachTableOfASmallSweep() {
    List<TrialOutcome<TrialResult>> rows = new ArrayList<>();
    double[] mig = {0.3, 0.1, 0.2, 0.5, 0.4};
    for (int seed = 0; seed < 5; seed++) {
      rows.add(row("a" + seed, "vae", "1", seed, Map.of("mig", mig[seed], "sap", mig[seed] / 2)));
    }
    rows.add(row("b0", "vae", "4", 0, Map.of("mig", 0.5, "sap", 0.01)));
    rows.add(
        new TrialOutcome<>(
            SweepFixture.trial("b1", "vae", "4", 1),
            Optional.empty(),
            Optional.of(
                new TrialEnd(
                    new ProcessOutcome(
                        "b1",
                        Duration.ofMillis(1500),
                        Optional.of(
                            ProcessFailure.of(
                                1, "log", List.of("disentangle: it \"broke\", twice")))),
                    2))));
    SweepTables tables =
        SweepTables.of(new SweepTables.Form(AXES, ordered("mig", "sap"), "mig"), rows);
    assertEquals(
        """
        id,base,family,beta_vae.beta,seed,steps,images,data_checksum,training_loss,training_kl,validation_loss,mig,sap,seconds,attempts,engine,error
        a0,vae,beta-VAE,1,0,10,640,b10c,91.5,18.25,92.5,0.3,0.15,12.5,1,local,
        """,
        csv(tables, 0).lines().limit(2).map(line -> line + "\n").reduce("", String::concat));
    assertTrue(
        csv(tables, 0)
            .endsWith("b1,vae,,4,1,,,,,,,,,1.5,2,,\"exit status 1: it \"\"broke\"\", twice\"\n"),
        csv(tables, 0));
    // Quartiles of 1 to 5 are 1.5, 3 and 4.5 where they lie at (n + 1)/4; of one value it is all
    // three.
    assertEquals(
        """
        base,beta_vae.beta,measure,n,lower_quartile,median,upper_quartile
        vae,1,training_loss,5,91.5,91.5,91.5
        vae,1,training_kl,5,18.25,18.25,18.25
        vae,1,validation_loss,5,92.5,92.5,92.5
        vae,1,mig,5,0.15,0.3,0.45
        vae,1,sap,5,0.075,0.15,0.225
        vae,4,training_loss,1,91.5,91.5,91.5
        vae,4,training_kl,1,18.25,18.25,18.25
        vae,4,validation_loss,1,92.5,92.5,92.5
        vae,4,mig,1,0.5,0.5,0.5
        vae,4,sap,1,0.01,0.01,0.01
        """,
        rounded(tables.summary()));
    assertEquals(
        """
        rank,id,base,beta_vae.beta,seed,mig
        1,a3,vae,1,3,0.5
        1,b0,vae,4,0,0.5
        3,a4,vae,1,4,0.4
        4,a0,vae,1,0,0.3
        5,a2,vae,1,2,0.2
        6,a1,vae,1,1,0.1
        """,
        csv(tables, 2));
    assertEquals("base,score,other,n,spearman", csv(tables, 3).lines().findFirst().orElseThrow());
    assertEquals(
        spearman(
            new double[] {0.3, 0.1, 0.2, 0.5, 0.4, 0.5},
            new double[] {0.15, 0.05, 0.1, 0.25, 0.2, 0.01}),
        tables.correlation().doubleColumn("spearman").getDouble(0),
        1e-12);
    assertEquals(6, tables.correlation().intColumn("n").getInt(0));
  }

  @Test
  void ofScoresWithoutFactorsLessIsBetter() {
    List<TrialOutcome<TrialResult>> rows =
        List.of(
            row("a", "vae", "1", 0, Map.of("total_correlation", 2.0)),
            row("b", "vae", "1", 1, Map.of("total_correlation", 0.5)));
    SweepTables tables =
        SweepTables.of(
            new SweepTables.Form(AXES, ordered("total_correlation"), "total_correlation"), rows);
    assertEquals("b", tables.ranking().stringColumn("id").get(0));
  }

  /**
   * Three seeds whose first two have the same latents, turned over; the third has none of them. At
   * another point one model alone, and one of an earlier version, which kept no codes.
   */
  @Test
  void theSeedsOfAPointAreComparedAndTheOneThatAgreesIsChosen() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] codes = new double[500][2];
    double[][] other = new double[500][2];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
      other[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
    }
    double[][] turned =
        Arrays.stream(codes).map(row -> new double[] {-row[1], row[0]}).toArray(double[][]::new);
    List<TrialOutcome<TrialResult>> rows =
        List.of(
            row("a0", "vae", "1", 0, Map.of("mig", 0.1), text(codes)),
            row("a1", "vae", "1", 1, Map.of("mig", 0.2), text(turned)),
            row("a2", "vae", "1", 2, Map.of("mig", 0.4), text(other)),
            row("b0", "vae", "4", 0, Map.of("mig", 0.9), text(codes)),
            row("b1", "vae", "4", 1, Map.of("mig", 0.8), Optional.empty()));
    SweepTables tables = SweepTables.of(new SweepTables.Form(AXES, ordered("mig"), "mig"), rows);
    Table udr = tables.agreement();
    assertEquals(List.of("a0", "a1", "a2"), udr.stringColumn("id").asList());
    // The medians are of a pair that agrees, by Lasso at most 0.9, and one that does not.
    assertEquals(0.45, udr.doubleColumn("udr").getDouble(0), 0.05);
    assertEquals(0.45, udr.doubleColumn("udr").getDouble(1), 0.05);
    assertEquals(0, udr.doubleColumn("udr").getDouble(2), 0.05);
    Table selection = tables.selection();
    assertEquals(1, selection.rowCount(), "one base: no row of all");
    assertEquals(3, selection.intColumn("trials").getInt(0));
    assertEquals("a2", selection.stringColumn("best").get(0));
    assertEquals(0.2, selection.doubleColumn("median_score").getDouble(0));
    assertTrue(selection.stringColumn("chosen").get(0).matches("a[01]"));
    assertEquals(
        selection.stringColumn("chosen").get(0).equals("a0") ? 2 : 1,
        selection.intColumn("better").getInt(0));
  }

  /** 23 seeds are compared in groups of 7 or 8, so that the time grows with their number. */
  @Test
  void manySeedsAreComparedInGroups() {
    SplittableRandom random = new SplittableRandom(4);
    double[][] codes = new double[100][1];
    for (double[] row : codes) {
      row[0] = random.nextGaussian();
    }
    List<TrialOutcome<TrialResult>> rows =
        IntStream.range(0, 23)
            .mapToObj(seed -> row("a" + seed, "vae", "1", seed, Map.of("mig", 0.1), text(codes)))
            .toList();
    Table udr = SweepTables.of(new SweepTables.Form(AXES, ordered("mig"), "mig"), rows).agreement();
    assertEquals(23, udr.rowCount());
    assertEquals(Set.of(6, 7), Set.copyOf(udr.intColumn("others").asList()));
    assertEquals(0.9, udr.doubleColumn("udr").min(), 1e-6);
  }

  /** As {@code codes.csv} of a trial has them. */
  private static Optional<String> text(double[][] codes) {
    StringBuilder text = new StringBuilder("sample");
    for (int j = 0; j < codes[0].length; j++) {
      text.append(",z").append(j);
    }
    for (int i = 0; i < codes.length; i++) {
      text.append('\n').append(i);
      for (double value : codes[i]) {
        text.append(',').append(value);
      }
    }
    return Optional.of(text.append('\n').toString());
  }

  @Test
  void aScoreThatIsNotTakenRanksNothing() {
    String message =
        assertThrows(
                UserErrorException.class,
                () -> new SweepTables.Form(AXES, ordered("mig", "sap"), "dci"))
            .getMessage();
    assertEquals("--rank-by is dci, which this sweep does not take; it takes mig, sap", message);
    String unknown =
        assertThrows(UserErrorException.class, () -> Scores.select(List.of("mgi"))).getMessage();
    assertTrue(unknown.contains("there is no score or group \"mgi\""), unknown);
  }

  /**
   * As many as in the largest of the field's studies: 6 families, 6 weights, 50 seeds, and so on.
   */
  @Test
  void twelveThousandTrialsTakeSeconds() throws Exception {
    Set<String> scores = Scores.select(List.of());
    SplittableRandom random = new SplittableRandom(5);
    List<TrialOutcome<TrialResult>> rows =
        IntStream.range(0, 12_800)
            .mapToObj(
                i -> {
                  Map<String, Double> values = new TreeMap<>();
                  scores.forEach(score -> values.put(score, random.nextDouble()));
                  return row(
                      "%012x".formatted(i),
                      "family-" + i / 2134,
                      Integer.toString(i / 50 % 43),
                      i % 50,
                      values);
                })
            .toList();
    // Processor time: what else the machine does is no matter.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long began = clock.getCurrentThreadCpuTime();
    SweepTables.Form form = new SweepTables.Form(AXES, scores, "mig");
    SweepTables tables = SweepTables.of(form, rows);
    Path page = new SweepFolder(folder.resolve("large")).write(tables, form, false);
    Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - began);
    System.out.printf(
        "12,800 trials: tables and page in %d ms of processor time%n", took.toMillis());
    assertEquals(12_801, Files.readAllLines(page.resolveSibling("sweep.csv")).size());
    assertTrue(took.compareTo(MOST) < 0, "it took " + took);
  }

  private static TrialOutcome<TrialResult> row(
      String id, String base, String beta, long seed, Map<String, Double> scores) {
    return row(id, base, beta, seed, scores, Optional.empty());
  }

  private static TrialOutcome<TrialResult> row(
      String id,
      String base,
      String beta,
      long seed,
      Map<String, Double> scores,
      Optional<String> codes) {
    return new TrialOutcome<>(
        SweepFixture.trial(id, base, beta, seed),
        Optional.of(
            new TrialResult(
                id,
                TrialRow.newBuilder()
                    .setId(id)
                    .setFamily("beta-VAE")
                    .setSteps(10)
                    .setImages(640)
                    .setDataChecksum("b10c")
                    .putTraining("kl", 18.25)
                    .putTraining("loss", 91.5)
                    .putValidation("loss", 92.5)
                    .putAllScores(scores)
                    .build(),
                TrialAttempt.newBuilder().setEngine("local").setAttempt(1).setSeconds(12.5).build(),
                name -> codes)),
        Optional.empty());
  }

  /** Pearson's correlation of mid-ranks, counted one by one. */
  private static double spearman(double[] a, double[] b) {
    double[] x = ranks(a);
    double[] y = ranks(b);
    double mean = (a.length + 1) / 2.0;
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int i = 0; i < a.length; i++) {
      products += (x[i] - mean) * (y[i] - mean);
      squaresX += (x[i] - mean) * (x[i] - mean);
      squaresY += (y[i] - mean) * (y[i] - mean);
    }
    return products / Math.sqrt(squaresX * squaresY);
  }

  private static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      for (double other : values) {
        ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
      }
      ranks[i] += 0.5;
    }
    return ranks;
  }

  private static Set<String> ordered(String... names) {
    return new LinkedHashSet<>(List.of(names));
  }

  private static String csv(SweepTables tables, int index) {
    return new String(CsvFile.bytes(tables.all().get(index)), StandardCharsets.UTF_8);
  }

  /** To twelve digits: a mean of two neighbours is not exact in binary. */
  private static String rounded(Table table) {
    for (String name : List.of("lower_quartile", "median", "upper_quartile")) {
      DoubleColumn column = table.doubleColumn(name);
      for (int row = 0; row < column.size(); row++) {
        column.set(row, Math.rint(column.getDouble(row) * 1e12) / 1e12);
      }
    }
    return new String(CsvFile.bytes(table), StandardCharsets.UTF_8);
  }
}
