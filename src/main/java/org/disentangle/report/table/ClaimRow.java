package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A claim of a study as {@code claims.csv} says it, with the runs that {@code claims_runs.csv}
 * gives for it.
 *
 * @param number from 1
 * @param words the claim as it was worded
 * @param measure what is compared
 * @param expected {@code higher} or {@code lower}
 * @param baseline what the variant is compared with
 * @param variant what the claim is about
 * @param difference of the means, variant − baseline
 * @param p of what was expected; empty if nothing could be tested
 * @param verdict {@code supported}, {@code not supported} or {@code not decided}
 * @param reason why nothing could be decided; empty if the runs were able to
 */
public record ClaimRow(
    int number,
    String words,
    String measure,
    String expected,
    Trial baseline,
    Trial variant,
    OptionalDouble difference,
    OptionalDouble p,
    String verdict,
    String reason) {

  /** One of the two trials: mean and standard deviation over its runs. */
  public record Trial(String name, OptionalDouble mean, OptionalDouble deviation, List<Run> runs) {}

  /** What one run gave; empty if nothing. */
  public record Run(String name, OptionalDouble value) {}

  private static final List<String> COLUMNS =
      List.of(
          "claim",
          "words",
          "measure",
          "expected",
          "baseline",
          "baseline_mean",
          "baseline_sd",
          "variant",
          "variant_mean",
          "variant_sd",
          "difference",
          "p",
          "verdict",
          "reason");

  private static final List<String> RUN_COLUMNS = List.of("claim", "trial", "run", "value");

  /**
   * Reads the claims of a report folder.
   *
   * @return none if there are none; without runs where {@code claims_runs.csv} is absent
   * @throws org.disentangle.UserErrorException if a file is malformed
   */
  static List<ClaimRow> read(Path folder) {
    Optional<CsvTable> runs = CsvTable.read(folder, "claims_runs.csv", RUN_COLUMNS);
    return CsvTable.read(folder, "claims.csv", COLUMNS).stream()
        .flatMap(table -> IntStream.range(0, table.rows()).mapToObj(row -> claim(table, row, runs)))
        .toList();
  }

  private static ClaimRow claim(CsvTable table, int row, Optional<CsvTable> runs) {
    return new ClaimRow(
        table.index(row, "claim"),
        table.text(row, "words"),
        table.text(row, "measure"),
        table.text(row, "expected"),
        trial(table, row, "baseline", runs),
        trial(table, row, "variant", runs),
        table.optionalNumber(row, "difference"),
        table.optionalNumber(row, "p"),
        table.text(row, "verdict"),
        table.text(row, "reason"));
  }

  private static Trial trial(CsvTable table, int row, String role, Optional<CsvTable> runs) {
    String name = table.text(row, role);
    return new Trial(
        name,
        table.optionalNumber(row, role + "_mean"),
        table.optionalNumber(row, role + "_sd"),
        runs.map(all -> runs(all, table.index(row, "claim"), name)).orElse(List.of()));
  }

  private static List<Run> runs(CsvTable table, int claim, String trial) {
    return IntStream.range(0, table.rows())
        .filter(row -> table.index(row, "claim") == claim)
        .filter(row -> table.text(row, "trial").equals(trial))
        .mapToObj(row -> new Run(table.text(row, "run"), table.optionalNumber(row, "value")))
        .toList();
  }
}
