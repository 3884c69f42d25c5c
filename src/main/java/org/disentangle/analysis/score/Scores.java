package org.disentangle.analysis.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/**
 * Takes every score of a model: on the sample of the analysis, and on further images to judge by.
 */
public final class Scores {
  /** The factor that the paper of the information gap has no gap of. */
  private static final String SHAPE = "shape";

  private static final String MIG = "mig";

  private Scores() {}

  /**
   * Encodes what is judged by, and takes the scores that are chosen.
   *
   * @param images what the models encode, with at least one factor of two classes
   * @param encodings of the sample, of at least two latents
   * @param scratch an existing folder with room for the codes of what is judged by
   * @throws org.disentangle.UserErrorException if a code is not finite, or the codes cannot be kept
   */
  public static List<Score> of(
      ReloadedModel model,
      FactorImages from,
      AnalyzedImages images,
      Encodings encodings,
      AnalysisConfig config,
      ScoreSelection selection,
      Path scratch,
      Progress progress) {
    String run = model.folder().run();
    Matrix judged =
        Encodings.of(
                model, from, images.test(), scratch, "encoding test images by " + run, progress)
            .representation();
    return of(
        new ScoringSample(
            new LabelledCodes(encodings.representation(), images.sample().classes()),
            new LabelledCodes(judged, images.test().classes()),
            encodings.latentPosterior().map(Encodings.Posterior::logVariances)),
        images.learned(),
        images.sample().factors().stream().map(Factor::name).toList(),
        config,
        selection,
        "scores of " + run,
        progress);
  }

  /**
   * The mutual information gap of latents cut into any number of bins, with the chance it has among
   * the scores at as many; without an interval.
   *
   * @param codes with at least one factor of two classes, and two latents
   */
  public static Score gap(LabelledCodes codes, int bins, AnalysisConfig config) {
    LabelledCodes varying = codes.withFactors(codes.varyingFactors());
    ScoringSample sample = new ScoringSample(varying, varying, Optional.empty());
    return ScoreGroups.information(bins)
        .take(sample, config.getPermutations(), 0, config.getSeed())
        .stream()
        .filter(score -> score.name().equals(MIG))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Takes the scores of codes.
   *
   * @param codes with at least one factor of two classes, and two latents
   * @param learned how many of the first may be learned from
   * @param factors the names of the factors
   * @param task what {@code progress} is told is being done
   */
  static List<Score> of(
      ScoringSample codes,
      int learned,
      List<String> factors,
      AnalysisConfig config,
      ScoreSelection selection,
      String task,
      Progress progress) {
    int[] varying = codes.train().varyingFactors();
    ScoringSample all = codes.withFactors(varying);
    ScoringSample first = codes.first(learned);
    // Of a few images those that may be learned from can be of one class where all are not.
    int[] varyingFirst = first.train().varyingFactors();
    ScoringSample part = varyingFirst.length == 0 ? first : first.withFactors(varyingFirst);
    int[] unshaped =
        IntStream.range(0, varying.length)
            .filter(k -> !factors.get(varying[k]).equals(SHAPE))
            .toArray();
    List<ScoreGroup> groups =
        ScoreGroups.of(config.getBins(), unshaped, codes.logVariances().isPresent()).stream()
            .filter(group -> selection.holdsGroup(group.name()))
            .filter(group -> !group.supervised() || !group.takesPart() || varyingFirst.length > 0)
            .toList();
    int permutations = config.getPermutations();
    int resamples = config.getResamples();
    int[] repetitions =
        groups.stream()
            .mapToInt(
                group ->
                    group.repetitions(
                        permutations,
                        resamples,
                        (group.takesPart() ? part : all).train().samples(),
                        all.train().latents()))
            .toArray();
    int total = IntStream.of(repetitions).sum();
    List<Score> scores = new ArrayList<>();
    int done = 0;
    for (int i = 0; i < repetitions.length; i++) {
      ScoreGroup group = groups.get(i);
      progress.update(task, done, total);
      group.take(group.takesPart() ? part : all, permutations, resamples, config.getSeed()).stream()
          .filter(score -> selection.holds(score.name()))
          .forEach(scores::add);
      done += repetitions[i];
    }
    progress.update(task, done, total);
    return scores;
  }
}
