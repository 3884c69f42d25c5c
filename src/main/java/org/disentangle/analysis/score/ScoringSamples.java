package org.disentangle.analysis.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.disentangle.analysis.metric.LabelledCodes;

/**
 * The samples that the groups of scores are computed on, of one sample of codes, and what is
 * missing for those that cannot be computed.
 *
 * <p>Scores without factors use every image. Scores with factors use the images that have a label,
 * and the factors that can be measured ({@link LabelledCodes#measurableFactors}); those that learn
 * something, a part of these images, the factors that vary in it and are known of a test image;
 * those that compare images of one class, the factors of which two images share one.
 */
final class ScoringSamples {
  private final ScoringSample every;
  private final ScoringSample first;
  private final ScoringSample labelled;
  private final ScoringSample learning;
  private final ScoringSample sharing;

  private ScoringSamples(
      ScoringSample every,
      ScoringSample first,
      ScoringSample labelled,
      ScoringSample learning,
      ScoringSample sharing) {
    this.every = every;
    this.first = first;
    this.labelled = labelled;
    this.learning = learning;
    this.sharing = sharing;
  }

  /**
   * Chooses images and factors.
   *
   * @param learned how many samples at the start may be learned from
   */
  static ScoringSamples of(ScoringSample every, int learned) {
    ScoringSample first = every.first(learned);
    int[] measurable = every.train().measurableFactors();
    // With few images, those that are learned from can all have one class of a factor although the
    // whole sample does not.
    int[] varying = first.train().varyingFactors();
    int[] learnable =
        IntStream.of(measurable)
            .filter(k -> Arrays.binarySearch(varying, k) >= 0)
            .filter(k -> first.test().factors().get(k).known().length > 0)
            .toArray();
    ScoringSample learning = first.withFactors(learnable).labelled();
    int[] shared =
        IntStream.range(0, learnable.length)
            .filter(k -> learning.train().factors().get(k).isShared())
            .filter(k -> learning.test().factors().get(k).isShared())
            .toArray();
    return new ScoringSamples(
        every,
        first,
        every.withFactors(measurable).labelled(),
        learning,
        learning.withFactors(shared).labelled());
  }

  /** The samples of a group. */
  ScoringSample of(ScoreGroup<?> group) {
    if (group.needs().contains(Need.SHARED_CLASSES)) {
      return sharing;
    }
    if (group.isSupervised()) {
      return group.cost().takesPart() ? learning : labelled;
    }
    return group.cost().takesPart() ? first : every;
  }

  /** What a group needs and does not find, as a clause; empty if it can be computed. */
  Optional<String> missing(ScoreGroup<?> group) {
    if (group.needs().contains(Need.TWO_LATENTS) && every.train().latents() < 2) {
      return Optional.of("it compares latents, and the code has one");
    }
    if (group.needs().contains(Need.POSTERIOR) && every.logVariances().isEmpty()) {
      return Optional.of("it needs a posterior over the latents, and the model gives none");
    }
    if (!group.isSupervised()) {
      return Optional.empty();
    }
    if (every.factors().isEmpty()) {
      return Optional.of("it needs a factor, and the images have none");
    }
    if (labelled.factors().isEmpty()) {
      return Optional.of("it needs a factor, and none can be measured");
    }
    if (group.cost().takesPart() && learning.factors().isEmpty()) {
      return Optional.of(
          "it needs a factor of two classes among the %s images that are learned from, known of a test image"
              .formatted(first.train().samples()));
    }
    return group.needs().contains(Need.SHARED_CLASSES) && sharing.factors().isEmpty()
        ? Optional.of("it needs %s; no factor has these".formatted(Need.SHARED_CLASSES.words()))
        : Optional.empty();
  }

  /** The factors that scores of one group are left out of, though others of its kind are not. */
  Stream<LeftOut> factors(ScoreGroup<?> group) {
    if (!group.needs().contains(Need.SHARED_CLASSES) || sharing.factors().isEmpty()) {
      return Stream.empty();
    }
    return group
        .keys()
        .flatMap(
            key ->
                learning.factors().stream()
                    .filter(factor -> !sharing.factors().contains(factor))
                    .map(
                        factor ->
                            new LeftOut(key, factor, "it needs " + Need.SHARED_CLASSES.words())));
  }

  /** The factors that are left out of all scores, or of those that learn something. */
  List<LeftOut> factors() {
    List<LeftOut> leftOut = new ArrayList<>();
    LabelledCodes train = every.train();
    for (int k = 0; k < every.factors().size(); k++) {
      String name = every.factors().get(k);
      int known = train.factors().get(k).known().length;
      if (labelled.factors().contains(name)) {
        if (!learning.factors().contains(name)) {
          leftOut.add(
              LeftOut.factor(
                  name,
                  "left out of scores that learn something: one class among the images learned from, or unknown of every test image"));
        }
      } else if (known == 0) {
        leftOut.add(LeftOut.factor(name, "unknown of every image that is measured"));
      } else if (Arrays.binarySearch(train.varyingFactors(), k) < 0) {
        leftOut.add(LeftOut.factor(name, "the images that are measured have one class of it"));
      } else {
        leftOut.add(
            LeftOut.factor(
                name,
                "known of %s of the %s images that are measured, no more than the code has latents (%s)"
                    .formatted(known, train.samples(), train.latents())));
      }
    }
    return leftOut;
  }
}
