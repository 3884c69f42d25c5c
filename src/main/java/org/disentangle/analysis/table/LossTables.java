package org.disentangle.analysis.table;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.run.LossMeans;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.EpochRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.EpochRow;
import org.disentangle.table.row.LossRow;
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

  private static Table losses(List<MeasuredRun> runs) {
    Set<String> terms = new LinkedHashSet<>();
    for (MeasuredRun run : runs) {
      terms.addAll(inOrder(run.losses().training().keySet(), run.folder()));
    }
    terms.remove(Signatures.RECONSTRUCTION_AT_MEAN);
    return Schema.of(LossRow.class).table(runs.stream().map(LossTables::loss), firstFirst(terms));
  }

  private static LossRow loss(MeasuredRun run) {
    Map<String, Double> terms = new LinkedHashMap<>(run.losses().training());
    terms.remove(Signatures.RECONSTRUCTION_AT_MEAN);
    return new LossRow(
        run.run(),
        run.folder().family(),
        run.beta(),
        terms,
        term(run.losses().validation(), Signatures.LOSS),
        LossMeans.areSampled(run.folder()) ? "sampled" : "deterministic",
        term(run.losses().training(), Signatures.RECONSTRUCTION_AT_MEAN));
  }

  private static OptionalDouble term(Map<String, Double> terms, String name) {
    return Blank.ifNaN(terms.getOrDefault(name, Double.NaN));
  }

  /** No rows for models without a history. */
  private static Table history(List<MeasuredRun> runs) {
    Set<String> terms = new LinkedHashSet<>();
    for (MeasuredRun run : runs) {
      for (EpochRecord epoch : epochs(run)) {
        terms.addAll(inOrder(epoch.getTermsMap().keySet(), run.folder()));
      }
    }
    return Schema.of(EpochRow.class)
        .table(runs.stream().flatMap(LossTables::history), firstFirst(terms));
  }

  private static Stream<EpochRow> history(MeasuredRun run) {
    return epochs(run).stream()
        .map(
            epoch ->
                new EpochRow(
                    run.run(),
                    epoch.getEpoch(),
                    epoch.getSplit(),
                    epoch.getTermsMap(),
                    epoch.getStep()));
  }

  private static List<EpochRecord> epochs(MeasuredRun run) {
    return run.folder().record().map(RunRecord::getHistoryList).orElse(List.of());
  }

  /** The names of a run's terms over training images, in the order of the tables. */
  static Set<String> trainingTerms(MeasuredRun run) {
    return firstFirst(inOrder(run.losses().training().keySet(), run.folder()));
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
}
