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
import java.util.stream.Stream;
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
   * @param codes with a factor that can be measured, and two latents
   */
  public static ScoreEstimate gap(LabelledCodes codes, int bins, AnalysisConfig config) {
    int[] kept = codes.measurableFactors();
    LabelledCodes measured = codes.withFactors(kept).labelled();
    List<String> names = IntStream.of(kept).mapToObj(String::valueOf).toList();
    return ScoreCatalogue.INFORMATION
        .take(
            new ScoringSample(measured, measured, Optional.empty(), names, bins),
            config.getPermutations(),
            0,
            config.getSeed())
        .stream()
        .filter(estimate -> estimate.score().equals(ScoreCatalogue.MIG))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Computes the scores of codes; without those that need what the codes do not have.
   *
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
    ScoringSamples samples = ScoringSamples.of(codes, learned);
    List<ScoreGroup<?>> groups =
        groups(selection).filter(group -> samples.missing(group).isEmpty()).toList();
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
                            samples.of(group).train().samples(),
                            codes.train().latents()))
            .toArray();
    int total = IntStream.of(repetitions).sum();
    List<ScoreEstimate> estimates = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < repetitions.length; i++) {
      ScoreGroup<?> group = groups.get(i);
      progress.update(task, done, total);
      group.take(samples.of(group), permutations, resamples, config.getSeed()).stream()
          .filter(estimate -> selection.contains(estimate.score()))
          .forEach(estimates::add);
      done += repetitions[i];
    }
    progress.update(task, done, total);
    return estimates;
  }

  /**
   * The selected scores that were not found, and the factors that scores were computed without,
   * each with its reason.
   *
   * @param codes that the scores were computed of
   * @param learned how many samples at the start may be trained on
   * @param found what {@link #of} gave for the same arguments
   */
  public static List<LeftOut> leftOut(
      ScoringSample codes, int learned, Set<String> selection, List<ScoreEstimate> found) {
    ScoringSamples samples = ScoringSamples.of(codes, learned);
    Set<String> present = found.stream().map(ScoreEstimate::score).collect(Collectors.toSet());
    List<LeftOut> leftOut = new ArrayList<>(samples.factors());
    groups(selection)
        .forEach(
            group -> {
              samples
                  .factors(group)
                  .filter(each -> present.contains(each.score()))
                  .forEach(leftOut::add);
              group.scores().stream()
                  .filter(score -> selection.contains(score.key()))
                  .filter(score -> !present.contains(score.key()))
                  .map(
                      score ->
                          LeftOut.score(
                              score.key(),
                              samples.missing(group).orElseGet(() -> undefined(score))))
                  .forEach(leftOut::add);
            });
    return leftOut;
  }

  private static String undefined(Score<?> score) {
    return score.condition().isEmpty()
        ? "it is not defined for these codes"
        : "it needs " + score.condition() + ", which these images do not have";
  }

  private static Stream<ScoreGroup<?>> groups(Set<String> selection) {
    return ScoreCatalogue.groups().stream()
        .filter(group -> group.keys().anyMatch(selection::contains));
  }
}
