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

/** Selects and computes scores, each group on a sample of the size that its cost allows. */
public final class Scores {
  private Scores() {}

  /** The keys of all scores, in the order of the table. */
  public static Set<String> all() {
    return keys(group -> true);
  }

  /**
   * The keys of the scores selected by these names, which are keys of scores or of groups; without
   * any name, the scores of the quick groups.
   *
   * @throws UserErrorException naming an unknown name, or a name that is given twice
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

  /** The scores of the group of that key, or the score of that key. */
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
   * The mutual information gap of latents cut into any number of bins, with the same chance level
   * as among the scores for that number of bins; without an interval.
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
   * Computes the scores of codes.
   *
   * @param codes with at least one factor of two classes, and two latents
   * @param learned how many samples at the start may be trained on
   * @param selection the keys of the scores to compute
   * @param task the task name that {@code progress} shows
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
    // With few images, the training samples can all have one class of a factor although the whole
    // sample does not.
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
