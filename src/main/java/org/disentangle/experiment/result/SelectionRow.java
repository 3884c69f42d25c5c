package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.table.Blank;
import org.disentangle.table.TableFile;
import tech.tablesaw.api.DoubleColumn;

/**
 * What a choice without labels gives: of the trials of a base, the one whose seeds agree most
 * ({@link AgreementRow}), beside the one that is best by a score that needs labels.
 *
 * @param base blank for all trials
 * @param trials that have both numbers
 * @param chosen the id of the trial of the highest UDR; of equal ones the first
 * @param udr its UDR
 * @param score its score
 * @param best the id of the best trial by the score
 * @param bestScore its score
 * @param medianScore over the trials: what a choice by lot gives half of the time
 * @param better how many trials have a better score than the chosen one
 * @param spearman of UDR and score over the trials; empty for fewer than two, or equal numbers
 */
@TableFile(
    name = "selection",
    sentence =
        "The trial that UDR chooses without labels, of each base and of all, beside the best one.")
record SelectionRow(
    String base,
    int trials,
    String chosen,
    double udr,
    double score,
    String best,
    double bestScore,
    double medianScore,
    int better,
    OptionalDouble spearman) {

  /** A trial with its two numbers; the value is higher where the score is better. */
  private record Scored(String id, String base, double udr, double score, double value) {}

  /**
   * A row for each base and, if there are several, one for all.
   *
   * @param trials in the order of the sweep
   * @param isHigherBetter whether the largest score is the best
   */
  static List<SelectionRow> of(
      List<SweepRow> trials, List<AgreementRow> agreements, String score, boolean isHigherBetter) {
    Map<String, SweepRow> byId =
        trials.stream().collect(Collectors.toMap(SweepRow::id, Function.identity()));
    List<Scored> scored =
        agreements.stream()
            .filter(row -> byId.get(row.id()).scores().containsKey(score))
            .map(
                row -> {
                  double found = byId.get(row.id()).scores().get(score);
                  return new Scored(
                      row.id(), row.base(), row.udr(), found, isHigherBetter ? found : -found);
                })
            .filter(each -> !Double.isNaN(each.score()))
            .toList();
    List<String> bases = scored.stream().map(Scored::base).distinct().toList();
    List<SelectionRow> rows =
        new ArrayList<>(
            bases.stream()
                .map(
                    base ->
                        row(
                            base,
                            scored.stream().filter(each -> each.base().equals(base)).toList()))
                .toList());
    if (bases.size() > 1) {
      rows.add(row("", scored));
    }
    return rows;
  }

  private static SelectionRow row(String base, List<Scored> trials) {
    Scored chosen = first(trials, Comparator.comparingDouble(Scored::udr));
    Scored best = first(trials, Comparator.comparingDouble(Scored::value));
    DoubleColumn scores = column(trials.stream().map(Scored::score));
    DoubleColumn agreements = column(trials.stream().map(Scored::udr));
    return new SelectionRow(
        base,
        trials.size(),
        chosen.id(),
        chosen.udr(),
        chosen.score(),
        best.id(),
        best.score(),
        scores.median(),
        (int) trials.stream().filter(each -> each.value() > chosen.value()).count(),
        Blank.ifNaN(trials.size() < 2 ? Double.NaN : agreements.spearmans(scores)));
  }

  /** The first of the largest. */
  private static Scored first(List<Scored> trials, Comparator<Scored> order) {
    return trials.stream().sorted(order.reversed()).findFirst().orElseThrow();
  }

  private static DoubleColumn column(Stream<Double> values) {
    return DoubleColumn.create("values", values.mapToDouble(each -> each).toArray());
  }
}
