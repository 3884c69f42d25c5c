package org.disentangle.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;

/**
 * Takes every score of a model: on the sample of the analysis, and on further images to judge by.
 */
final class Scores {
  /** The factor that the paper of the information gap has no gap of. */
  private static final String SHAPE = "shape";

  private Scores() {}

  /**
   * Takes the scores.
   *
   * @param sample the images of the analysis, with at least one factor of two classes
   * @param encodings of them, of at least two latents
   * @throws org.disentangle.UserErrorException if a code is not finite
   */
  static List<Score> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Encodings encodings,
      AnalysisConfig config,
      Progress progress) {
    return of(model, images, sample, encodings, config, ScoreSelection.ALL, progress);
  }

  /** Takes the scores that are chosen. */
  static List<Score> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Encodings encodings,
      AnalysisConfig config,
      ScoreSelection selection,
      Progress progress) {
    String run = model.folder().run();
    String task = "scores of " + run;
    ImageSample further =
        ImageSample.draw(
            images,
            config.getTestSamples(),
            SeedPair.of(config.getSeed(), "test images", 0).first());
    double[][] furtherCodes =
        Encodings.of(model, images, further, "encoding test images by " + run, progress)
            .representation();
    LabelledCodes all = new LabelledCodes(encodings.representation(), sample.classes());
    int[] varying = all.varyingFactors();
    Optional<double[][]> logVariances =
        encodings.latentPosterior().map(Encodings.Posterior::logVariances);
    ScoringSample scored =
        new ScoringSample(
            all.withFactors(varying),
            new LabelledCodes(furtherCodes, further.classes()).withFactors(varying),
            logVariances);
    int[] unshaped =
        IntStream.range(0, varying.length)
            .filter(k -> !sample.factors().get(varying[k]).name().equals(SHAPE))
            .toArray();
    List<ScoreGroup> groups =
        ScoreGroups.of(config.getBins(), unshaped, logVariances.isPresent()).stream()
            .filter(group -> selection.holdsGroup(group.name()))
            .toList();
    ScoringSample learned = scored.first(config.getTrainSamples());
    int permutations = config.getPermutations();
    int resamples = config.getResamples();
    int[] repetitions =
        groups.stream()
            .mapToInt(
                group ->
                    group.repetitions(
                        permutations,
                        resamples,
                        (group.learns() ? learned : scored).train().samples(),
                        all.latents()))
            .toArray();
    int total = IntStream.of(repetitions).sum();
    List<Score> scores = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < repetitions.length; i++) {
      ScoreGroup group = groups.get(i);
      progress.update(task, done, total);
      group
          .take(group.learns() ? learned : scored, permutations, resamples, config.getSeed())
          .stream()
          .filter(score -> selection.holds(score.name()))
          .forEach(scores::add);
      done += repetitions[i];
    }
    progress.update(task, done, total);
    return scores;
  }
}
