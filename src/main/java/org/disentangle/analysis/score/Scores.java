package org.disentangle.analysis.score;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.AnalysisConfig;

/** Which scores are taken, and the taking of them: each group on the sample that it can afford. */
public final class Scores {
  private Scores() {}

  /** The keys of all scores, in the order of the table. */
  public static Set<String> all() {
    return keys(group -> true);
  }

  /**
   * The keys of scores that are called by these or by the keys of their groups; without any name,
   * those of the quick groups.
   *
   * @throws UserErrorException naming one that is not known, or is there twice
   */
  public static Set<String> select(List<String> names) {
    if (names.isEmpty()) {
      return keys(group -> group.cost().isQuick());
    }
    Set<String> selected = new LinkedHashSet<>();
    for (String name : names) {
      for (String key : called(name)) {
        if (!selected.add(key)) {
          throw new UserErrorException(
              "scores: \"%s\" is there twice (by \"%s\"); keep one".formatted(key, name));
        }
      }
    }
    return Collections.unmodifiableSet(selected);
  }

  /** The scores of a group, or the one of that key. */
  private static Set<String> called(String name) {
    Set<String> ofGroup = keys(group -> group.key().equals(name));
    if (ofGroup.isEmpty() && ScoreCatalogue.find(name).isEmpty()) {
      throw new UserErrorException(
          "scores: there is no score or group \"%s\"; groups are %s"
              .formatted(
                  name,
                  ScoreCatalogue.groups().stream()
                      .map(ScoreGroup::key)
                      .collect(Collectors.joining(", "))));
    }
    return ofGroup.isEmpty() ? Set.of(name) : ofGroup;
  }

  private static Set<String> keys(Predicate<ScoreGroup<?>> which) {
    return ScoreCatalogue.groups().stream()
        .filter(which)
        .flatMap(ScoreGroup::keys)
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
  }

  /**
   * The mutual information gap of latents cut into any number of bins, with the chance it has among
   * the scores at as many; without an interval.
   *
   * @param codes with at least one factor of two classes, and two latents
   */
  public static ScoreEstimate gap(LabelledCodes codes, int bins, AnalysisConfig config) {
    int[] kept = codes.varyingFactors();
    LabelledCodes varying = codes.withFactors(kept);
    List<String> names = IntStream.of(kept).mapToObj(String::valueOf).toList();
    return ScoreCatalogue.INFORMATION
        .take(
            new ScoringSample(varying, varying, Optional.empty(), names, bins),
            config.getPermutations(),
            0,
            config.getSeed())
        .stream()
        .filter(estimate -> estimate.score().equals(ScoreCatalogue.MIG))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Takes the scores of codes.
   *
   * @param codes with at least one factor of two classes, and two latents
   * @param learned how many of the first may be learned from
   * @param selection the keys of those that are taken
   * @param task what {@code progress} is told is being done
   */
  public static List<ScoreEstimate> of(
      ScoringSample codes,
      int learned,
      AnalysisConfig config,
      Set<String> selection,
      String task,
      Progress progress) {
    ScoringSample all = codes.withFactors(codes.train().varyingFactors());
    ScoringSample first = codes.first(learned);
    // Of a few images those that may be learned from can be of one class where all are not.
    int[] varyingFirst = first.train().varyingFactors();
    ScoringSample part = varyingFirst.length == 0 ? first : first.withFactors(varyingFirst);
    List<ScoreGroup<?>> groups =
        ScoreCatalogue.groups().stream()
            .filter(group -> group.keys().anyMatch(selection::contains))
            .filter(
                group ->
                    !group.needs().contains(Need.POSTERIOR) || codes.logVariances().isPresent())
            .filter(
                group ->
                    !group.isSupervised() || !group.cost().takesPart() || varyingFirst.length > 0)
            .toList();
    int permutations = config.getPermutations();
    int resamples = config.getResamples();
    int[] repetitions =
        groups.stream()
            .mapToInt(
                group ->
                    group
                        .cost()
                        .repetitions(
                            permutations,
                            resamples,
                            (group.cost().takesPart() ? part : all).train().samples(),
                            all.train().latents()))
            .toArray();
    int total = IntStream.of(repetitions).sum();
    List<ScoreEstimate> estimates = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < repetitions.length; i++) {
      ScoreGroup<?> group = groups.get(i);
      progress.update(task, done, total);
      ScoringSample sample = group.cost().takesPart() ? part : all;
      group.take(sample, permutations, resamples, config.getSeed()).stream()
          .filter(estimate -> selection.contains(estimate.score()))
          .forEach(estimates::add);
      done += repetitions[i];
    }
    progress.update(task, done, total);
    return estimates;
  }
}
