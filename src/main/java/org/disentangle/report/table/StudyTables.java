package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.contract.Signatures;
import org.disentangle.table.CsvFile;
import org.disentangle.table.Schema;
import org.disentangle.table.row.CodeRow;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.LatentRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.OfRun;
import org.disentangle.table.row.ReportTables;
import org.disentangle.table.row.RunRow;
import org.disentangle.table.row.ScoreRow;

/** The contents of the CSV files of a report folder, row by row; no rows for an absent file. */
public final class StudyTables {
  /** What the history has besides the loss terms and weights: numbers that were watched, */
  private static final Set<String> MONITORS =
      Set.of(
          Signatures.PERPLEXITY, Signatures.DISCRIMINATOR_ACCURACY, Signatures.DISCRIMINATOR_LOSS);

  /** and what the KL was held to. */
  private static final Set<String> HELD = Set.of(Signatures.CAPACITY, Signatures.CONTROLLED_BETA);

  private final Map<Class<?>, List<?>> rows;

  private StudyTables(Map<Class<?>, List<?>> rows) {
    this.rows = rows;
  }

  /**
   * Reads the files of a folder except {@code codes.csv}, which is large and not shown.
   *
   * @throws UserErrorException if none of them exists, or one is malformed
   */
  public static StudyTables read(Path folder) {
    List<Schema<?>> shown =
        ReportTables.ALL.stream().filter(schema -> schema.type() != CodeRow.class).toList();
    List<List<?>> read =
        shown.parallelStream().<List<?>>map(schema -> CsvFile.read(folder, schema)).toList();
    Map<Class<?>, List<?>> rows = new LinkedHashMap<>();
    for (int i = 0; i < shown.size(); i++) {
      rows.put(shown.get(i).type(), read.get(i));
    }
    StudyTables tables = new StudyTables(rows);
    if (tables.runs().isEmpty()) {
      throw new UserErrorException(
          folder
              + " is no report folder: none of loss.csv, mig.csv, runs.csv and their like has a row"
              + " there; give the folder that a study wrote");
    }
    return tables;
  }

  /** The rows of one table. */
  @SuppressWarnings("unchecked") // They were read as rows of this type.
  public <R extends Record> List<R> rows(Class<R> type) {
    return (List<R>) rows.getOrDefault(type, List.of());
  }

  /** The rows of one table for one run. */
  public <R extends Record & OfRun> List<R> rows(Class<R> type, String run) {
    return rows(type).stream().filter(row -> row.run().equals(run)).toList();
  }

  /** Every run that a table names, in the order of the first table that names it. */
  public List<String> runs() {
    return rows.values().stream()
        .flatMap(List::stream)
        .filter(OfRun.class::isInstance)
        .map(row -> ((OfRun) row).run())
        .distinct()
        .toList();
  }

  /** The family of a run's model; empty if no table states it. */
  public String familyOf(String run) {
    return Stream.of(
            rows(RunRow.class, run).stream().map(RunRow::model),
            rows(LossRow.class, run).stream().map(LossRow::model),
            rows(GapRow.class, run).stream().map(GapRow::model))
        .flatMap(models -> models)
        .filter(model -> !model.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The inactive latents of a run, as far as that was measured. */
  public Set<Integer> idleLatentsOf(String run) {
    return rows(LatentRow.class, run).stream()
        .filter(latent -> !latent.isActive())
        .map(LatentRow::latent)
        .collect(Collectors.toSet());
  }

  /** The factors of the gaps, in the order of their columns. */
  public List<String> factors() {
    return columns(rows(GapRow.class).stream().map(GapRow::byFactor));
  }

  /** The loss terms of the history, in the order of their columns. */
  public List<String> historyTerms() {
    return history().filter(term -> !isMonitor(term) && !HELD.contains(term)).toList();
  }

  /** The epochs of a run in which its KL was held to a capacity, as training saw them. */
  public List<EpochRow> heldEpochs(String run) {
    return rows(EpochRow.class, run).stream()
        .filter(row -> Double.isFinite(row.terms().getOrDefault(Signatures.CAPACITY, Double.NaN)))
        .toList();
  }

  /** What else was watched in the training of a run, by the names of the history's columns. */
  public List<String> monitors(String run) {
    return history()
        .filter(StudyTables::isMonitor)
        .filter(
            monitor ->
                rows(EpochRow.class, run).stream()
                    .anyMatch(
                        row -> Double.isFinite(row.terms().getOrDefault(monitor, Double.NaN))))
        .toList();
  }

  /** The same of all runs. */
  public List<String> monitors() {
    return history()
        .filter(monitor -> runs().stream().anyMatch(run -> monitors(run).contains(monitor)))
        .toList();
  }

  /** Also of the weight of a term, which is only there if it changed. */
  private static boolean isMonitor(String column) {
    return MONITORS.contains(column) || Signatures.termOfWeight(column).isPresent();
  }

  private Stream<String> history() {
    return columns(rows(EpochRow.class).stream().map(EpochRow::terms)).stream();
  }

  /** A score of a run; empty if it was not computed. */
  public Optional<ScoreRow> scoreOf(String run, String score) {
    return rows(ScoreRow.class, run).stream().filter(row -> row.score().equals(score)).findFirst();
  }

  /**
   * The keys of all rows in the order of their columns; a new key is inserted before the one that
   * follows it.
   */
  public static List<String> columns(Stream<? extends Map<String, ?>> rows) {
    List<String> columns = new ArrayList<>();
    rows.forEach(
        row -> {
          List<String> keys = new ArrayList<>(row.keySet());
          Collections.reverse(keys);
          int follower = columns.size();
          for (String key : keys) {
            if (columns.contains(key)) {
              follower = columns.indexOf(key);
            } else {
              columns.add(follower, key);
            }
          }
        });
    return List.copyOf(columns);
  }
}
