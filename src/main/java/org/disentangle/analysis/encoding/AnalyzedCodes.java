package org.disentangle.analysis.encoding;

import java.nio.file.Path;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.data.FactorImages;
import org.disentangle.math.Matrix;

/**
 * The codes of {@link AnalyzedImages}, whoever made them: all that scores know of the images.
 *
 * @param sample the codes of the sample, [n, K], finite
 * @param test those of the test images, [m, K], finite
 * @param logVariances of the posteriors of the sample, [n, K], of which the codes are the means;
 *     empty without such
 */
public record AnalyzedCodes(Matrix sample, Matrix test, Optional<Matrix> logVariances) {
  /**
   * Encodes the test images, too.
   *
   * @param encodings of the sample
   * @param scratch an existing folder with room for the codes of the test images
   * @throws org.disentangle.UserErrorException if a code is not finite, or the codes cannot be kept
   */
  public static AnalyzedCodes of(
      ReloadedModel model,
      FactorImages from,
      AnalyzedImages images,
      Encodings encodings,
      Path scratch,
      Progress progress) {
    String task = "encoding test images by " + model.folder().run();
    return new AnalyzedCodes(
        encodings.representation(),
        Encodings.of(model, from, images.test(), scratch, task, progress).representation(),
        encodings.latentPosterior().map(Encodings.Posterior::logVariances));
  }
}
