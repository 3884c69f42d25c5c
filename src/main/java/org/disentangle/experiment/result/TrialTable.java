package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialAttempt;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.experiment.store.TrialRow;
import org.disentangle.process.ProcessFailure;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Collects the table {@code sweep}, a row a trial: id, base, family, a column an axis (blank where
 * the base does not have it), steps, images, data_checksum (of the images that it was trained and
 * measured on), the loss terms ({@code training_<term>} and {@code validation_<term>}, nats per
 * image), the scores, seconds and attempts, engine, error. A number that a trial does not have is
 * blank; of a trial that failed all are.
 */
public final class TrialTable {
  private static final String TRAINING = "training_";
  private static final String VALIDATION = "validation_";
  private static final List<String> FIRST = List.of("loss", "reconstruction", "kl");

  private final StringColumn id = StringColumn.create("id");
  private final StringColumn base = StringColumn.create("base");
  private final StringColumn family = StringColumn.create("family");
  private final Map<String, StringColumn> axes = new LinkedHashMap<>();
  private final LongColumn steps = LongColumn.create("steps");
  private final LongColumn images = LongColumn.create("images");
  private final StringColumn dataChecksum = StringColumn.create("data_checksum");
  private final Map<String, DoubleColumn> losses = new LinkedHashMap<>();
  private final Map<String, DoubleColumn> scores = new LinkedHashMap<>();
  private final DoubleColumn seconds = DoubleColumn.create("seconds");
  private final IntColumn attempts = IntColumn.create("attempts");
  private final StringColumn engine = StringColumn.create("engine");
  private final StringColumn error = StringColumn.create("error");

  /**
   * A table without rows.
   *
   * @param axes the fields that vary
   * @param scores those that are taken of each model
   */
  public TrialTable(List<String> axes, Set<String> scores) {
    axes.forEach(axis -> this.axes.put(axis, StringColumn.create(axis)));
    scores.forEach(score -> this.scores.put(score, DoubleColumn.create(score)));
  }

  /** Adds a trial. */
  public void add(TrialOutcome<TrialResult> row) {
    Optional<TrialResult> result = row.result();
    TrialRow found = result.map(TrialResult::row).orElse(TrialRow.getDefaultInstance());
    id.append(row.trial().id());
    base.append(row.trial().task().getBase());
    family.append(found.getFamily());
    Map<String, String> point = row.trial().point();
    axes.forEach((axis, column) -> column.append(point.getOrDefault(axis, "")));
    if (result.isPresent()) {
      steps.append(found.getSteps());
      images.append(found.getImages());
    } else {
      steps.appendMissing();
      images.appendMissing();
    }
    dataChecksum.append(found.getDataChecksum());
    appendLosses(TRAINING, found.getTrainingMap());
    appendLosses(VALIDATION, found.getValidationMap());
    scores.forEach(
        (score, column) -> column.append(found.getScoresMap().getOrDefault(score, Double.NaN)));
    TrialAttempt attempt = result.map(TrialResult::attempt).orElseGet(() -> failed(row.end()));
    seconds.append(attempt.getSeconds());
    attempts.append(attempt.getAttempt());
    engine.append(attempt.getEngine());
    error.append(row.failure().map(ProcessFailure::reason).orElse(""));
    losses.values().forEach(column -> fill(column, id.size()));
  }

  private static TrialAttempt failed(Optional<TrialEnd> end) {
    return end.map(
            each ->
                TrialAttempt.newBuilder()
                    .setAttempt(each.attempts())
                    .setSeconds(each.last().seconds())
                    .build())
        .orElse(TrialAttempt.getDefaultInstance());
  }

  private void appendLosses(String prefix, Map<String, Double> terms) {
    terms.forEach(
        (term, nats) -> {
          DoubleColumn column = losses.computeIfAbsent(prefix + term, DoubleColumn::create);
          fill(column, id.size() - 1);
          column.append(nats);
        });
  }

  /** Blank cells up to a number of rows: terms appear with the first model that has them. */
  private static void fill(DoubleColumn column, int rows) {
    while (column.size() < rows) {
      column.appendMissing();
    }
  }

  /** The names of the columns that were measured, losses before scores. */
  public List<String> measures() {
    List<String> measures = new ArrayList<>(lossNames());
    measures.addAll(scores.keySet());
    return measures;
  }

  /** Training before validation, the terms of most families before those of a few. */
  private Set<String> lossNames() {
    Set<String> names = new LinkedHashSet<>();
    for (String prefix : List.of(TRAINING, VALIDATION)) {
      FIRST.forEach(term -> names.add(prefix + term));
      losses.keySet().stream().filter(each -> each.startsWith(prefix)).sorted().forEach(names::add);
    }
    names.retainAll(losses.keySet());
    return names;
  }

  /** The table of all trials added so far. */
  public Table table() {
    Table table = Table.create("sweep", id, base, family);
    axes.values().forEach(table::addColumns);
    table.addColumns(steps, images, dataChecksum);
    lossNames().forEach(name -> table.addColumns(losses.get(name)));
    scores.values().forEach(table::addColumns);
    return table.addColumns(seconds, attempts, engine, error);
  }
}
