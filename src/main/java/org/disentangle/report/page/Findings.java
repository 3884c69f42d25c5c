package org.disentangle.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.page.NumberText;
import org.disentangle.report.table.ColumnTitle;
import org.disentangle.report.table.ReferenceNumbers;
import org.disentangle.report.table.StudyTables;
import org.disentangle.table.row.ClaimRow;
import org.disentangle.table.row.GapRow;
import org.disentangle.table.row.LeftOutRow;
import org.disentangle.table.row.LossRow;
import org.disentangle.table.row.ScoreRow;

/** The main findings of a report, in sentences computed from the tables. */
final class Findings {
  private static final int DECIMALS = 4;

  private Findings() {}

  /** The opening: the runs or files, the claims, and what a single run learned. */
  static String opening(StudyTables tables, Optional<InputFiles> inputs) {
    List<String> runs = tables.runs();
    return Stream.of(
            inputs.map(InputFiles::opening).orElseGet(() -> runs(tables)),
            verdicts(tables),
            runs.size() == 1 ? RunFindings.of(runs.get(0), tables) : "")
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The summary: how disentangled the codes are, compared with reference values. */
  static String summary(StudyTables tables, ReferenceNumbers reference) {
    List<GapRow> known =
        tables.rows(GapRow.class).stream().filter(row -> Double.isFinite(row.mig())).toList();
    if (known.isEmpty()) {
      return "No mutual information gap was measured" + reasons(tables) + ".";
    }
    GapRow best = Collections.max(known, Comparator.comparingDouble(GapRow::mig));
    return Stream.of(best(best), scale(best, tables, reference), caution(known))
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Why there are no gaps, as the end of a sentence; empty if nothing is known. */
  private static String reasons(StudyTables tables) {
    return tables.rows(LeftOutRow.class).stream()
        .filter(row -> row.score().equals("mig") && row.factor().isEmpty())
        .map(LeftOutRow::reason)
        .distinct()
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("; "), reasons -> reasons.isEmpty() ? "" : ": " + reasons));
  }

  /** The run with the largest mutual information gap; without one, the first run. */
  static String best(StudyTables tables) {
    return tables.rows(GapRow.class).stream()
        .filter(row -> Double.isFinite(row.mig()))
        .max(Comparator.comparingDouble(GapRow::mig))
        .map(GapRow::run)
        .orElse(tables.runs().get(0));
  }

  private static String runs(StudyTables tables) {
    int count = tables.runs().size();
    String betas =
        Stream.concat(
                tables.rows(LossRow.class).stream().map(LossRow::beta),
                tables.rows(GapRow.class).stream().map(GapRow::beta))
            .filter(OptionalDouble::isPresent)
            .map(OptionalDouble::getAsDouble)
            .distinct()
            .sorted()
            .map(NumberText::full)
            .collect(Collectors.joining(", "));
    String models =
        Stream.concat(
                tables.rows(LossRow.class).stream().map(LossRow::model),
                tables.rows(GapRow.class).stream().map(GapRow::model))
            .filter(model -> !model.isBlank())
            .distinct()
            .collect(Collectors.collectingAndThen(Collectors.toList(), RunFindings::listed));
    return (count == 1 ? "One run" : count + " runs")
        + (models.isEmpty() ? "" : " of " + models)
        + (betas.isEmpty() ? "" : " with β = " + betas)
        + ".";
  }

  private static String verdicts(StudyTables tables) {
    if (tables.rows(ClaimRow.class).isEmpty()) {
      return "";
    }
    // The reverse of the alphabetical order happens to be the best order to read them in.
    Map<String, Long> counts =
        tables.rows(ClaimRow.class).stream()
            .collect(
                Collectors.groupingBy(
                    ClaimRow::verdict,
                    () -> new TreeMap<>(Comparator.reverseOrder()),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey())
        .collect(Collectors.joining(", ", "Claims: ", "."));
  }

  private static String best(GapRow best) {
    String where =
        best.beta().isPresent()
            ? "at β = " + NumberText.full(best.beta().getAsDouble()) + " (run " + best.run() + ")"
            : "of run " + best.run();
    StringBuilder sentence =
        new StringBuilder("The largest mutual information gap (MIG) is ")
            .append(NumberText.rounded(best.mig(), 4))
            .append(", ")
            .append(where)
            .append(": averaged over the factors, the latent that tells most about a factor is ")
            .append(NumberText.percent(best.mig()))
            .append(" of that factor’s entropy ahead of the next latent");
    if (best.byFactor().size() > 1) {
      Map.Entry<String, Double> most =
          Collections.max(best.byFactor().entrySet(), Map.Entry.comparingByValue());
      Map.Entry<String, Double> least =
          Collections.min(best.byFactor().entrySet(), Map.Entry.comparingByValue());
      sentence.append(" (most for ").append(named(most));
      sentence.append(", least for ").append(named(least)).append(")");
    }
    return sentence.append(".").toString();
  }

  private static String named(Map.Entry<String, Double> gap) {
    return ColumnTitle.factor(gap.getKey()) + ", " + NumberText.rounded(gap.getValue(), 3);
  }

  /**
   * The comparison with the chance level and the interval of the run itself; empty if both are
   * unknown.
   */
  private static String scale(GapRow best, StudyTables tables, ReferenceNumbers reference) {
    Optional<ScoreRow> score = tables.scoreOf(best.run(), "mig");
    OptionalDouble chance = score.map(ScoreRow::chance).orElse(OptionalDouble.empty());
    List<String> bounds = new ArrayList<>();
    chance.ifPresent(
        gap ->
            bounds.add(
                "with the factors shuffled the same codes reach "
                    + NumberText.rounded(gap, DECIMALS)));
    reference
        .ceiling()
        .ifPresent(gap -> bounds.add("a perfect code " + NumberText.rounded(gap, DECIMALS)));
    List<Double> public_ = reference.checkpointGaps();
    if (!public_.isEmpty()) {
      bounds.add(
          "public checkpoints "
              + NumberText.full(Collections.min(public_))
              + " to "
              + NumberText.full(Collections.max(public_)));
    }
    if (bounds.isEmpty()) {
      return "";
    }
    double least = score.map(ScoreRow::low).orElse(OptionalDouble.empty()).orElse(best.mig());
    return (chance.isPresent() && least <= chance.getAsDouble()
            ? "That is not told from chance, so no run’s latents stand for factors one by one: "
            : "For scale: ")
        + String.join(", ", bounds)
        + ".";
  }

  private static String caution(List<GapRow> rows) {
    long settings = rows.stream().map(row -> List.of(row.model(), row.beta())).distinct().count();
    if (rows.size() < 2 || settings < rows.size()) {
      return "";
    }
    return "With one run per setting the differences between settings are no ranking: runs that"
        + " differ in the random seed alone often differ as much.";
  }
}
