package org.disentangle.experiment.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.agreement.UnsupervisedRanking;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Estimator;
import org.disentangle.analysis.agreement.UnsupervisedRanking.Latents;
import org.disentangle.analysis.table.RankedCodes;
import org.disentangle.experiment.TrialOutcome;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.table.TableFile;

/**
 * How far a trial agrees with those at the same point of the grid that differ from it in their seed
 * ({@link UnsupervisedRanking}, by Lasso): it needs no labels.
 *
 * <p>Seeds are compared in groups of at most {@value #MOST_SEEDS}, in their order, as the time
 * grows with the square; the paper finds five comparisons for each model to be enough.
 *
 * @param point a value for each axis that its base has
 * @param udr the median over the others of its group
 * @param others how many they are
 */
@TableFile(
    name = "udr",
    sentence = "How far each trial agrees with those of other seeds (UDR, by Lasso).")
record AgreementRow(String id, String base, Map<String, String> point, double udr, int others) {
  private static final int MOST_SEEDS = 10;

  /** A trial that has kept its codes. */
  private record WithCodes(SweepRow row, TrialResult result) {
    Latents latents() {
      String place = result.place() + "/" + RankedCodes.FILE;
      return RankedCodes.read(place, result.texts().of(RankedCodes.FILE).orElseThrow());
    }
  }

  /**
   * The trials that can be compared, point after point; those of an earlier version, which left no
   * codes, and those alone at their point are left out.
   *
   * @param seed the name of that axis
   */
  static List<AgreementRow> of(List<TrialOutcome<TrialResult>> outcomes, String seed) {
    Map<List<String>, List<WithCodes>> points = new LinkedHashMap<>();
    for (TrialOutcome<TrialResult> outcome : outcomes) {
      SweepRow row = SweepRow.of(outcome);
      Map<String, String> point = new LinkedHashMap<>(row.point());
      point.remove(seed);
      outcome
          .result()
          .filter(result -> result.texts().of(RankedCodes.FILE).isPresent())
          .ifPresent(
              result ->
                  points
                      .computeIfAbsent(
                          List.of(row.base(), point.toString()), key -> new ArrayList<>())
                      .add(new WithCodes(row, result)));
    }
    List<List<WithCodes>> groups = points.values().stream().flatMap(AgreementRow::groups).toList();
    return groups.parallelStream().flatMap(group -> rows(group).stream()).toList();
  }

  /** As few as possible, of about equal size; none of a trial alone. */
  private static Stream<List<WithCodes>> groups(List<WithCodes> seeds) {
    if (seeds.size() < 2) {
      return Stream.empty();
    }
    int count = (seeds.size() + MOST_SEEDS - 1) / MOST_SEEDS;
    return IntStream.range(0, count)
        .mapToObj(i -> seeds.subList(i * seeds.size() / count, (i + 1) * seeds.size() / count));
  }

  private static List<AgreementRow> rows(List<WithCodes> group) {
    UnsupervisedRanking ranking =
        UnsupervisedRanking.of(group.stream().map(WithCodes::latents).toList(), Estimator.LASSO);
    return IntStream.range(0, group.size())
        .mapToObj(
            i -> {
              SweepRow row = group.get(i).row();
              return new AgreementRow(
                  row.id(), row.base(), row.point(), ranking.scores()[i], group.size() - 1);
            })
        .toList();
  }
}
