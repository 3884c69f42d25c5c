package org.disentangle.analysis.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.reload.SeedPair;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/**
 * Takes every score of a model: on the sample of the analysis, and on further images to judge by.
 */
public final class Scores {
  /** The factor that the paper of the information gap has no gap of. */
  private static final String SHAPE = "shape";

  private Scores() {}

  /**
   * Takes the scores that are chosen.
   *
   * @param sample the images of the analysis, with at least one factor of two classes
   * @param encodings of them, of at least two latents
   * @param scratch an existing folder with room for the codes of further images
   * @throws org.disentangle.UserErrorException if a code is not finite, or the codes cannot be kept
   */
  public static List<Score> of(
      ReloadedModel model,
      FactorImages images,
      ImageSample sample,
      Encodings encodings,
      AnalysisConfig config,
      ScoreSelection selection,
      Path scratch,
      Progress progress) {
    String run = model.folder().run();
    String task = "scores of " + run;
    ImageSample further =
        ImageSample.draw(
            images,
            config.getTestSamples(),
            SeedPair.of(config.getSeed(), "test images", 0).first());
    Matrix furtherCodes =
        Encodings.of(model, images, further, scratch, "encoding test images by " + run, progress)
            .representation();
    LabelledCodes all = new LabelledCodes(encodings.representation(), sample.classes());
    int[] varying = all.varyingFactors();
    Optional<Matrix> logVariances =
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
    ScoringSample part = scored.first(config.getTrainSamples());
    int permutations = config.getPermutations();
    int resamples = config.getResamples();
    int[] repetitions =
        groups.stream()
            .mapToInt(
                group ->
                    group.repetitions(
                        permutations,
                        resamples,
                        (group.takesPart() ? part : scored).train().samples(),
                        all.latents()))
            .toArray();
    int total = IntStream.of(repetitions).sum();
    List<Score> scores = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < repetitions.length; i++) {
      ScoreGroup group = groups.get(i);
      progress.update(task, done, total);
      group
          .take(group.takesPart() ? part : scored, permutations, resamples, config.getSeed())
          .stream()
          .filter(score -> selection.holds(score.name()))
          .forEach(scores::add);
      done += repetitions[i];
    }
    progress.update(task, done, total);
    return scores;
  }
}
