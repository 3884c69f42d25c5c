package org.disentangle.analysis.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.score.Scores;
import org.disentangle.analysis.score.ScoringSample;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/**
 * The scores of a model, computed on the sample of the analysis and on further test images.
 *
 * @param estimates the scores that are defined, in the order of the table
 * @param leftOut the scores that are not, and factors that scores are computed without
 */
public record RunScores(List<ScoreEstimate> estimates, List<LeftOut> leftOut) {
  /** Copies the lists. */
  public RunScores {
    estimates = List.copyOf(estimates);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Encodes the test images and computes the selected scores.
   *
   * @param images what the models encode; their factors may be unknown, or none
   * @param encodings of the sample
   * @param selection the keys of the scores
   * @param scratch an existing folder with room for the codes of the test images
   * @throws org.disentangle.UserErrorException if a code is not finite, or the codes cannot be kept
   */
  public static RunScores of(
      ReloadedModel model,
      FactorImages from,
      AnalyzedImages images,
      Encodings encodings,
      AnalysisConfig config,
      Set<String> selection,
      Path scratch,
      Progress progress) {
    String run = model.folder().run();
    Matrix judged =
        Encodings.of(
                model, from, images.test(), scratch, "encoding test images by " + run, progress)
            .representation();
    List<Factor> factors = images.sample().factors();
    // What has one class in all of the data is no factor that a score could be missing.
    int[] kept =
        IntStream.range(0, factors.size()).filter(k -> factors.get(k).size() > 1).toArray();
    ScoringSample sample =
        new ScoringSample(
            images.sample().labelled(encodings.representation()).withFactors(kept),
            images.test().labelled(judged).withFactors(kept),
            encodings.latentPosterior().map(Encodings.Posterior::logVariances),
            IntStream.of(kept).mapToObj(k -> factors.get(k).name()).toList(),
            config.getBins());
    List<ScoreEstimate> estimates =
        Scores.of(sample, images.learned(), config, selection, "scores of " + run, progress);
    return new RunScores(estimates, Scores.leftOut(sample, images.learned(), selection, estimates));
  }
}
