package org.disentangle.analysis.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.disentangle.Progress;
import org.disentangle.analysis.encoding.AnalyzedImages;
import org.disentangle.analysis.encoding.Encodings;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.analysis.score.ScoreEstimate;
import org.disentangle.analysis.score.Scores;
import org.disentangle.analysis.score.ScoringSample;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/** The scores of a model, computed on the sample of the analysis and on further test images. */
public final class RunScores {
  private RunScores() {}

  /**
   * Encodes the test images and computes the selected scores.
   *
   * @param images what the models encode, with at least one factor of two classes
   * @param encodings of the sample, of at least two latents
   * @param selection the keys of the scores
   * @param scratch an existing folder with room for the codes of the test images
   * @throws org.disentangle.UserErrorException if a code is not finite, or the codes cannot be kept
   */
  public static List<ScoreEstimate> of(
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
    return Scores.of(
        new ScoringSample(
            new LabelledCodes(encodings.representation(), images.sample().classes()),
            new LabelledCodes(judged, images.test().classes()),
            encodings.latentPosterior().map(Encodings.Posterior::logVariances),
            images.sample().factors().stream().map(Factor::name).toList(),
            config.getBins()),
        images.learned(),
        config,
        selection,
        "scores of " + run,
        progress);
  }
}
