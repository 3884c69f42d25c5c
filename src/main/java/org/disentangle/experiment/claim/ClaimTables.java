package org.disentangle.experiment.claim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.config.Claim;
import org.disentangle.config.RunConfig;
import org.disentangle.config.StudyPlan;
import org.disentangle.math.Summary;
import org.disentangle.experiment.claim.TrialValues.RunValue;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The tables of a study's claims: {@code claims}, a row each, and {@code claims_runs}. */
public final class ClaimTables {
  private ClaimTables() {}

  /**
   * Puts the claims of a study to the test.
   *
   * <p>{@code claims}: claim (from 1), words, measure, expected ({@code higher} or {@code lower}),
   * of baseline and variant each the name, and its runs' number, mean, standard deviation (n − 1),
   * min and max, then the difference of the means (variant − baseline), p (of what was expected),
   * p_opposite, verdict, and the reason why none was possible. {@code claims_runs}: claim, trial,
   * run, value (blank where there is none). What there is not is blank.
   *
   * @param measures the table {@code measures} of the study's models: run, measure, value
   * @return no table of a study without claims
   */
  public static List<Table> of(StudyPlan study, Table measures) {
    if (study.config().getClaimCount() == 0) {
      return List.of();
    }
    Map<String, Map<String, Double>> values = byRun(measures);
    List<ClaimResult> results = new ArrayList<>();
    for (Claim claim : study.config().getClaimList()) {
      results.add(
          ClaimResult.of(
              claim,
              values(study, claim.getBaseline(), claim.getMeasure(), values),
              values(study, claim.getVariant(), claim.getMeasure(), values)));
    }
    return List.of(claims(results), runs(results));
  }

  private static Map<String, Map<String, Double>> byRun(Table measures) {
    Map<String, Map<String, Double>> values = new HashMap<>();
    for (int row = 0; row < measures.rowCount(); row++) {
      values
          .computeIfAbsent(measures.stringColumn("run").get(row), run -> new HashMap<>())
          .put(
              measures.stringColumn("measure").get(row),
              measures.doubleColumn("value").getDouble(row));
    }
    return values;
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

  private static Table claims(List<ClaimResult> results) {
    IntColumn number = IntColumn.create("claim");
    StringColumn words = StringColumn.create("words");
    StringColumn measure = StringColumn.create("measure");
    StringColumn expected = StringColumn.create("expected");
    TrialColumns baseline = TrialColumns.named("baseline");
    TrialColumns variant = TrialColumns.named("variant");
    DoubleColumn difference = DoubleColumn.create("difference");
    DoubleColumn p = DoubleColumn.create("p");
    DoubleColumn opposite = DoubleColumn.create("p_opposite");
    StringColumn verdict = StringColumn.create("verdict");
    StringColumn reason = StringColumn.create("reason");
    for (ClaimResult result : results) {
      Claim claim = result.claim();
      number.append(number.size() + 1);
      words.append(claim.getWords());
      measure.append(claim.getMeasure());
      expected.append(claim.getExpected().name().toLowerCase(Locale.ROOT));
      baseline.append(result.baseline());
      variant.append(result.variant());
      difference.append(mean(result.variant()) - mean(result.baseline()));
      p.append(result.test().map(test -> ClaimResult.expected(claim, test)).orElse(Double.NaN));
      opposite.append(
          result.test().map(test -> ClaimResult.opposite(claim, test)).orElse(Double.NaN));
      verdict.append(result.verdict().words());
      reason.append(result.reason());
    }
    Table table = Table.create("claims", number, words, measure, expected);
    baseline.addTo(table);
    variant.addTo(table);
    return table.addColumns(difference, p, opposite, verdict, reason);
  }

  private static double mean(TrialValues trial) {
    return trial.summary().map(Summary::mean).orElse(Double.NaN);
  }

  private static Table runs(List<ClaimResult> results) {
    IntColumn number = IntColumn.create("claim");
    StringColumn trialName = StringColumn.create("trial");
    StringColumn runName = StringColumn.create("run");
    DoubleColumn value = DoubleColumn.create("value");
    for (int i = 0; i < results.size(); i++) {
      for (TrialValues trial : List.of(results.get(i).baseline(), results.get(i).variant())) {
        for (RunValue run : trial.runs()) {
          number.append(i + 1);
          trialName.append(trial.trial());
          runName.append(run.run());
          value.append(run.value().orElse(Double.NaN));
        }
      }
    }
    return Table.create("claims_runs", number, trialName, runName, value);
  }

  /** What the table of claims says of one of the two trials. */
  private record TrialColumns(
      StringColumn name,
      IntColumn count,
      DoubleColumn mean,
      DoubleColumn deviation,
      DoubleColumn least,
      DoubleColumn greatest) {
    static TrialColumns named(String name) {
      return new TrialColumns(
          StringColumn.create(name),
          IntColumn.create(name + "_n"),
          DoubleColumn.create(name + "_mean"),
          DoubleColumn.create(name + "_sd"),
          DoubleColumn.create(name + "_min"),
          DoubleColumn.create(name + "_max"));
    }

    void append(TrialValues trial) {
      Optional<Summary> summary = trial.summary();
      name.append(trial.trial());
      count.append(summary.map(Summary::count).orElse(0));
      mean.append(summary.map(Summary::mean).orElse(Double.NaN));
      deviation.append(summary.map(Summary::deviation).orElse(Double.NaN));
      least.append(summary.map(Summary::least).orElse(Double.NaN));
      greatest.append(summary.map(Summary::greatest).orElse(Double.NaN));
    }

    void addTo(Table table) {
      table.addColumns(name, count, mean, deviation, least, greatest);
    }
  }
}
