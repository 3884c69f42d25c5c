package org.disentangle.experiment.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.config.Claim;
import org.disentangle.config.RunConfig;
import org.disentangle.config.study.StudyPlan;
import org.disentangle.experiment.claim.TrialValues.RunValue;
import org.disentangle.math.Summary;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.ClaimRow;
import org.disentangle.table.row.ClaimRunRow;
import tech.tablesaw.api.Table;

/** The tables of a study's claims: a {@link ClaimRow} each, and their {@link ClaimRunRow}s. */
public final class ClaimTables {
  private ClaimTables() {}

  /**
   * Tests the claims of a study.
   *
   * @param tables of the study's models, {@code measures} and {@code scores} among them: run,
   *     measure or score, value
   * @return no table for a study without claims
   */
  public static List<Table> of(StudyPlan study, List<Table> tables) {
    if (study.config().getClaimCount() == 0) {
      return List.of();
    }
    Map<String, Map<String, Double>> values = byRun(tables);
    List<ClaimResult> results = new ArrayList<>();
    for (Claim claim : study.config().getClaimList()) {
      results.add(
          ClaimResult.of(
              claim,
              values(study, claim.getBaseline(), claim.getMeasure(), values),
              values(study, claim.getVariant(), claim.getMeasure(), values)));
    }
    return List.of(
        Schema.of(ClaimRow.class)
            .table(IntStream.range(0, results.size()).mapToObj(i -> row(i + 1, results.get(i)))),
        Schema.of(ClaimRunRow.class)
            .table(
                IntStream.range(0, results.size())
                    .boxed()
                    .flatMap(i -> runs(i + 1, results.get(i)))));
  }

  private static Map<String, Map<String, Double>> byRun(List<Table> tables) {
    Map<String, Map<String, Double>> values = new HashMap<>();
    for (Table table : tables) {
      switch (table.name()) {
        case "measures" -> add(table, "measure", values);
        case "scores" -> add(table, "score", values);
        default -> {}
      }
    }
    return values;
  }

  private static void add(Table table, String key, Map<String, Map<String, Double>> values) {
    for (int row = 0; row < table.rowCount(); row++) {
      values
          .computeIfAbsent(table.stringColumn("run").get(row), run -> new HashMap<>())
          .put(table.stringColumn(key).get(row), table.doubleColumn("value").getDouble(row));
    }
  }

  private static TrialValues values(
      StudyPlan study, String trial, String measure, Map<String, Map<String, Double>> values) {
    return new TrialValues(
        trial,
        study.trial(trial).runs().stream()
            .map(RunConfig::getName)
            .map(run -> new RunValue(run, finite(values.getOrDefault(run, Map.of()).get(measure))))
            .toList());
  }

  private static OptionalDouble finite(Double value) {
    return value != null && Double.isFinite(value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }

  private static ClaimRow row(int number, ClaimResult result) {
    Claim claim = result.claim();
    Optional<Summary> baseline = result.baseline().summary();
    Optional<Summary> variant = result.variant().summary();
    return new ClaimRow(
        number,
        claim.getWords(),
        claim.getMeasure(),
        claim.getExpected().name().toLowerCase(Locale.ROOT),
        result.baseline().trial(),
        baseline.map(Summary::count).orElse(0),
        number(baseline, Summary::mean),
        number(baseline, Summary::deviation),
        number(baseline, Summary::least),
        number(baseline, Summary::greatest),
        result.variant().trial(),
        variant.map(Summary::count).orElse(0),
        number(variant, Summary::mean),
        number(variant, Summary::deviation),
        number(variant, Summary::least),
        number(variant, Summary::greatest),
        number(
            variant.filter(each -> baseline.isPresent()),
            each -> each.mean() - baseline.orElseThrow().mean()),
        number(result.test(), test -> ClaimResult.expected(claim, test)),
        number(result.test(), test -> ClaimResult.opposite(claim, test)),
        result.verdict().words(),
        result.reason());
  }

  private static <T> OptionalDouble number(Optional<T> from, ToDoubleFunction<T> number) {
    return from.isPresent()
        ? Blank.ifNaN(number.applyAsDouble(from.get()))
        : OptionalDouble.empty();
  }

  private static Stream<ClaimRunRow> runs(int number, ClaimResult result) {
    return Stream.of(result.baseline(), result.variant())
        .flatMap(
            trial ->
                trial.runs().stream()
                    .map(run -> new ClaimRunRow(number, trial.trial(), run.run(), run.value())));
  }
}
