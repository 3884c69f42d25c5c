package org.disentangle.analysis.run;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedCodes;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.score.LeftOut;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.score.Scores;
import org.disentangle.analysis.score.ScoringSample;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;

/**
 * The scores of codes, computed on the sample of the analysis and on further test images.
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
   * Computes the selected scores.
   *
   * @param run what {@code progress} calls the codes
   * @param selection the keys of the scores
   */
  public static RunScores of(
      String run,
      AnalyzedImages images,
      AnalyzedCodes codes,
      AnalysisConfig config,
      Set<String> selection,
      Progress progress) {
    List<Factor> factors = images.sample().factors();
    // What has one class in all of the data is no factor that a score could be missing.
    int[] kept =
        IntStream.range(0, factors.size()).filter(k -> factors.get(k).size() > 1).toArray();
    ScoringSample sample =
        new ScoringSample(
            images.sample().labelled(codes.sample()).withFactors(kept),
            images.test().labelled(codes.test()).withFactors(kept),
            codes.logVariances(),
            IntStream.of(kept).mapToObj(k -> factors.get(k).name()).toList(),
            config.getBins());
    List<ScoreEstimate> estimates =
        Scores.of(sample, images.learned(), config, selection, "scores of " + run, progress);
    return new RunScores(estimates, Scores.leftOut(sample, images.learned(), selection, estimates));
  }
}
