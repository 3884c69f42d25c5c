package org.disentangle.analysis.table;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.LossMeans;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The tables of loss terms, in nats per image: {@code loss} of the finished models, {@code history}
 * of their training.
 */
public final class LossTables {
  private static final List<String> FIRST =
      List.of(Signatures.LOSS, Signatures.RECONSTRUCTION, Signatures.KL);

  private LossTables() {}

  /** The tables of models: {@code loss} if one of them has losses, and {@code history}. */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<MeasuredRun> withLosses =
        runs.stream().filter(run -> !run.losses().training().isEmpty()).toList();
    return withLosses.isEmpty()
        ? List.of(history(runs))
        : List.of(losses(withLosses), history(runs));
  }

  /**
   * {@code loss}: run, model, beta, then a column a term over training images ({@code loss}, {@code
   * reconstruction}, {@code kl} and others, as the models have them), {@code validation_loss},
   * {@code z} (whether the latents were sampled for these) and {@code reconstruction_at_mean}. A
   * term that a model does not have is blank.
   */
  private static Table losses(List<MeasuredRun> runs) {
    StringColumn z = StringColumn.create("z");
    DoubleColumn validation = DoubleColumn.create("validation_loss");
    for (MeasuredRun run : runs) {
      z.append(LossMeans.areSampled(run.folder()) ? "sampled" : "deterministic");
      validation.append(term(run.losses().validation(), Signatures.LOSS));
    }
    Table table = TableStart.of("loss", runs);
    Set<String> terms = new LinkedHashSet<>();
    for (MeasuredRun run : runs) {
      terms.addAll(inOrder(run.losses().training().keySet(), run.folder()));
    }
    terms.remove(Signatures.RECONSTRUCTION_AT_MEAN);
    terms = firstFirst(terms);
    for (String term : terms) {
      table.addColumns(trainingTerm(term, runs));
    }
    return table.addColumns(validation, z, trainingTerm(Signatures.RECONSTRUCTION_AT_MEAN, runs));
  }

  /**
   * {@code history}: run, epoch, split ({@code train}: means of batches while the weights moved;
   * {@code validation}: in inference mode), a column a term, and the optimiser's step at the end of
   * the epoch. No rows for models without a history.
   */
  private static Table history(List<MeasuredRun> runs) {
    Set<String> terms = new LinkedHashSet<>();
    StringColumn run = StringColumn.create("run");
    IntColumn epoch = IntColumn.create("epoch");
    StringColumn split = StringColumn.create("split");
    LongColumn step = LongColumn.create("step");
    for (MeasuredRun measured : runs) {
      for (EpochRecord row : history(measured)) {
        run.append(measured.run());
        epoch.append(row.getEpoch());
        split.append(row.getSplit());
        step.append(row.getStep());
        terms.addAll(inOrder(row.getTermsMap().keySet(), measured.folder()));
      }
    }
    Table table = Table.create("history", run, epoch, split);
    for (String term : firstFirst(terms)) {
      DoubleColumn column = DoubleColumn.create(term);
      for (MeasuredRun measured : runs) {
        for (EpochRecord row : history(measured)) {
          column.append(term(row.getTermsMap(), term));
        }
      }
      table.addColumns(column);
    }
    return table.addColumns(step);
  }

  /** The names of a run's terms over training images, in the order of the tables. */
  static Set<String> trainingTerms(MeasuredRun run) {
    return firstFirst(inOrder(run.losses().training().keySet(), run.folder()));
  }

  private static List<EpochRecord> history(MeasuredRun run) {
    return run.folder().record().map(RunRecord::getHistoryList).orElse(List.of());
  }

  /** The terms found: as the record orders them, then those it does not name, alphabetically. */
  public static Set<String> inOrder(Collection<String> found, SavedModelFolder folder) {
    Set<String> ordered = new LinkedHashSet<>();
    folder.record().ifPresent(record -> ordered.addAll(record.getTermsList()));
    ordered.retainAll(found);
    ordered.addAll(new TreeSet<>(found));
    return ordered;
  }

  /** The terms that most families have before those of a few. */
  private static Set<String> firstFirst(Set<String> terms) {
    Set<String> ordered = new LinkedHashSet<>(FIRST);
    ordered.retainAll(terms);
    ordered.addAll(terms);
    return ordered;
  }

  private static DoubleColumn trainingTerm(String term, List<MeasuredRun> runs) {
    DoubleColumn column = DoubleColumn.create(term);
    for (MeasuredRun run : runs) {
      column.append(term(run.losses().training(), term));
    }
    return column;
  }

  private static double term(Map<String, Double> terms, String name) {
    return terms.getOrDefault(name, Double.NaN);
  }
}
