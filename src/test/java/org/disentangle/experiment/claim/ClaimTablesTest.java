package org.disentangle.experiment.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ClaimRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ClaimTablesTest {
  private static final String TRIALS =
      """
      base { beta_vae {} network { encoder { filters: 32 } } loop { steps: 10 } }
      trial { override { name: "5" } seeds: [0, 1, 2] }
      trial { override { name: "b" beta_vae { beta: 5 } } seeds: [0, 1, 2] }
      trial { override { name: "c" } }
      """;

  @TempDir private Path folder;

  /** Hours of training stand between a slip in the file that comes along and who finds it. */
  @Test
  void whatTheShippedStudyClaimsIsMeasured() {
    StudyPlan claims = StudyPlan.read(Path.of("configs", "claims.textproto"));
    assertTrue(claims.config().getClaimCount() > 20);
    ClaimMeasures.check(claims);
  }

  @Test
  void theTablesSayWhatWasFound() throws IOException {
    List<Table> tables =
        ClaimTables.of(
            study(
                """
                claim { words: "lowers \\"KL\\", so they say" measure: "kl" expected: LOWER variant: "b" baseline: "5" }
                claim { words: "raises MIG" measure: "mig" expected: HIGHER variant: "b" baseline: "5" }
                claim { words: "alone" measure: "kl" expected: HIGHER variant: "c" baseline: "b" }
                """),
            List.of(measures()));

    assertEquals(
        """
        claim,words,measure,expected,baseline,baseline_n,baseline_mean,baseline_sd,baseline_min,baseline_max,\
        variant,variant_n,variant_mean,variant_sd,variant_min,variant_max,difference,p,p_opposite,verdict,reason
        1,"lowers ""KL"", so they say",kl,lower,5,3,20.0,1.0,19.0,21.0,b,3,10.0,2.0,8.0,12.0,-10.0,0.05,1.0,supported,
        2,raises MIG,mig,higher,5,3,0.25,0.0,0.25,0.25,b,2,0.5,0.0,0.5,0.5,0.25,,,not decided,no MIG was measured of b-seed-1
        3,alone,kl,higher,b,3,10.0,2.0,8.0,12.0,c,1,30.0,,30.0,30.0,20.0,0.25,1.0,not decided,"3 against 1 runs have only 4 divisions, too few for p ≤ 0.05"
        """,
        csv(tables.get(0)));
    assertEquals(
        """
        claim,trial,run,value
        1,5,5-seed-0,20.0
        1,5,5-seed-1,19.0
        1,5,5-seed-2,21.0
        1,b,b-seed-0,8.0
        1,b,b-seed-1,12.0
        1,b,b-seed-2,10.0
        2,5,5-seed-0,0.25
        2,5,5-seed-1,0.25
        2,5,5-seed-2,0.25
        2,b,b-seed-0,0.5
        2,b,b-seed-1,
        2,b,b-seed-2,0.5
        3,b,b-seed-0,8.0
        3,b,b-seed-1,12.0
        3,b,b-seed-2,10.0
        3,c,c,30.0
        """,
        csv(tables.get(1)));
  }

  @Test
  void aTrialNamedAsANumberIsTextWhenReadBack() throws IOException {
    Table claims =
        ClaimTables.of(
                study(
                    "claim { words: \"7\" measure: \"kl\" expected: LOWER variant: \"b\" baseline:"
                        + " \"5\" }"),
                List.of(measures()))
            .get(0);
    CsvFile.write(folder, claims);
    ClaimRow read = CsvFile.read(folder, Schema.of(ClaimRow.class)).get(0);

    assertEquals(List.of("7", "5", "b"), List.of(read.words(), read.baseline(), read.variant()));
  }

  @Test
  void aRunThatWasNotAnalyzedHasNoNumber() throws IOException {
    Table table =
        ClaimTables.of(
                study(
                    "claim { words: \"w\" measure: \"kl\" expected: LOWER variant: \"b\" baseline:"
                        + " \"5\" }"),
                List.of(measures().where(measures().stringColumn("run").isNotEqualTo("5-seed-2"))))
            .get(0);

    assertEquals("no KL was measured of 5-seed-2", table.stringColumn("reason").get(0));
    assertEquals(2, table.intColumn("baseline_n").get(0));
  }

  @Test
  void aScoreIsClaimedAsAMeasureIs() throws IOException {
    Table scores =
        Table.create(
            "scores",
            StringColumn.create("run"),
            StringColumn.create("score"),
            DoubleColumn.create("value"));
    for (int seed = 0; seed < 3; seed++) {
      addScore(scores, "5-seed-" + seed, 0.2 + 0.01 * seed);
      addScore(scores, "b-seed-" + seed, 0.4 + 0.01 * seed);
    }
    StudyPlan study =
        study(
            "claim { words: \"w\" measure: \"infom\" expected: HIGHER variant: \"b\" baseline:"
                + " \"5\" }");
    ClaimMeasures.check(study);
    Table table = ClaimTables.of(study, List.of(measures(), scores)).get(0);

    assertEquals(0.41, table.doubleColumn("variant_mean").getDouble(0), 1e-12);
    assertEquals("supported", table.stringColumn("verdict").get(0));
  }

  private static void addScore(Table table, String run, double value) {
    table.stringColumn("run").append(run);
    table.stringColumn("score").append("infom");
    table.doubleColumn("value").append(value);
  }

  @Test
  void whatIsNotFiniteIsNotMeasured() throws IOException {
    Table measures = measures();
    measures.doubleColumn("value").set(0, Double.NEGATIVE_INFINITY);
    Table table =
        ClaimTables.of(
                study(
                    "claim { words: \"w\" measure: \"kl\" expected: LOWER variant: \"b\" baseline:"
                        + " \"5\" }"),
                List.of(measures))
            .get(0);

    assertEquals("no KL was measured of 5-seed-0", table.stringColumn("reason").get(0));
    assertEquals(20, table.doubleColumn("baseline_mean").getDouble(0));
  }

  @Test
  void aStudyWithoutClaimsHasNoTables() throws IOException {
    assertEquals(List.of(), ClaimTables.of(study(""), List.of(measures())));
  }

  @Test
  void aMeasureThatNobodyMeasuresIsRefused() throws IOException {
    StudyPlan study =
        study(
            """
            claim { words: "w" measure: "kl" expected: LOWER variant: "b" baseline: "5" }
            claim {
              words: "w"
              measure: "kll"
              expected: LOWER variant: "b" baseline: "5"
            }
            """);
    String message =
        assertThrows(UserErrorException.class, () -> ClaimMeasures.check(study)).getMessage();

    assertTrue(
        message.startsWith(
            folder.resolve("study.textproto")
                + ":8: nothing measured is called \"kll\"; known are "),
        message);
    assertTrue(message.contains(", kl, "), message);
    assertTrue(message.contains(", infom, "), message);
  }

  private StudyPlan study(String claims) throws IOException {
    return StudyPlan.read(Files.writeString(folder.resolve("study.textproto"), TRIALS + claims));
  }

  private static Table measures() {
    Table table =
        Table.create(
            "measures",
            StringColumn.create("run"),
            StringColumn.create("model"),
            StringColumn.create("measure"),
            DoubleColumn.create("value"),
            DoubleColumn.create("standard_error"));
    double[] weak = {20, 19, 21};
    double[] strong = {8, 12, 10};
    for (int seed = 0; seed < 3; seed++) {
      add(table, "5-seed-" + seed, "kl", weak[seed]);
      add(table, "5-seed-" + seed, "mig", 0.25);
      add(table, "b-seed-" + seed, "kl", strong[seed]);
      if (seed != 1) {
        add(table, "b-seed-" + seed, "mig", 0.5);
      }
    }
    add(table, "c", "kl", 30);
    return table;
  }

  private static void add(Table table, String run, String measure, double value) {
    table.stringColumn("run").append(run);
    table.stringColumn("model").append("beta-VAE");
    table.stringColumn("measure").append(measure);
    table.doubleColumn("value").append(value);
    table.doubleColumn("standard_error").append(0.1);
  }

  private static String csv(Table table) {
    return new String(CsvFile.bytes(table), StandardCharsets.UTF_8);
  }
}
