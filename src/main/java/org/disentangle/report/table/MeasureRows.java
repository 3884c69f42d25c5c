package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.UserErrorException;

/**
 * What was measured of each run beside its disentanglement, read from the CSV files of a report
 * folder; what is not there is empty.
 *
 * @param values {@code measures.csv}
 * @param latents {@code latents.csv}
 * @param componentShares {@code components.csv}: the parts of the codes that fall on the components
 *     of a prior
 * @param sparsity the rows of {@code sparsity.csv} as they stand
 * @param activeShares {@code active_share.csv}: for how many images a latent is not 0
 * @param ranking the rows of {@code udr.csv} as they stand
 */
public record MeasureRows(
    List<Value> values,
    List<Latent> latents,
    List<Share> componentShares,
    Optional<CsvTable> sparsity,
    List<Share> activeShares,
    Optional<CsvTable> ranking) {

  /** What every {@code udr.csv} must have. */
  public static final List<String> RANKING =
      List.of("run", "estimator", "value", "pairs", "lowest", "highest");

  /** What it has beside, where images were shuffled; one of an earlier version has it not. */
  public static final String RANKING_CHANCE = "chance";

  /** What every {@code sparsity.csv} must have. */
  public static final List<String> SPARSITY =
      List.of("run", "dimensions", "zero_share", "hoyer", "mean_active", "silent_share");

  /** One number of one run. */
  public record Value(String run, String measure, double value, OptionalDouble standardError) {}

  /** One latent of one run. */
  public record Latent(
      String run,
      int latent,
      double mean,
      double variance,
      boolean isActive,
      OptionalDouble klNats,
      OptionalDouble aggregateFit,
      double zeroShare) {}

  /** The share of one of several, from 0 to 1. */
  public record Share(String run, int index, double share) {}

  /**
   * Reads the files of a folder.
   *
   * @throws UserErrorException if one is malformed
   */
  static MeasureRows read(Path folder) {
    return new MeasureRows(
        StudyTables.read(
            folder, "measures.csv", List.of("run", "measure", "value"), MeasureRows::value),
        StudyTables.read(
            folder,
            "latents.csv",
            List.of("run", "latent", "mean", "variance", "active", "zero_share"),
            MeasureRows::latent),
        StudyTables.read(
            folder,
            "components.csv",
            List.of("run", "component", "share"),
            (table, row) -> share(table, row, "component")),
        CsvTable.read(folder, "sparsity.csv", SPARSITY),
        StudyTables.read(
            folder,
            "active_share.csv",
            List.of("run", "latent", "share"),
            (table, row) -> share(table, row, "latent")),
        CsvTable.read(folder, "udr.csv", RANKING));
  }

  private static Value value(CsvTable table, int row) {
    return new Value(
        table.text(row, "run"),
        table.text(row, "measure"),
        table.number(row, "value"),
        table.optionalNumber(row, "standard_error"));
  }

  private static Latent latent(CsvTable table, int row) {
    return new Latent(
        table.text(row, "run"),
        table.index(row, "latent"),
        table.number(row, "mean"),
        table.number(row, "variance"),
        table.index(row, "active") == 1,
        table.optionalNumber(row, "kl_nats"),
        table.optionalNumber(row, "aggregate_fit"),
        table.number(row, "zero_share"));
  }

  private static Share share(CsvTable table, int row, String index) {
    return new Share(table.text(row, "run"), table.index(row, index), table.number(row, "share"));
  }

  public List<Latent> latentsOf(String run) {
    return latents.stream().filter(row -> row.run().equals(run)).toList();
  }
}
