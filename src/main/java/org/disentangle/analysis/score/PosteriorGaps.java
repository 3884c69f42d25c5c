package org.disentangle.analysis.score;

import java.util.List;
import java.util.function.Predicate;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationGap.FactorGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.analysis.metric.PosteriorInformation;

/**
 * The mutual information gap by the posteriors ({@link PosteriorInformation}), over all factors and
 * over all but the shape.
 *
 * @param ofAll over all factors; NaN where no gap is defined
 * @param ofAllButShape over the factors not named shape, as in the paper of the gap; NaN if these
 *     are all factors or none
 */
record PosteriorGaps(double ofAll, double ofAllButShape) {
  private static final String SHAPE = "shape";

  /** Measures a sample that has posteriors. */
  static PosteriorGaps of(ScoringSample sample) {
    MutualInformationMatrix matrix =
        PosteriorInformation.of(sample.train(), sample.logVariances().orElseThrow());
    List<FactorGap> gaps =
        MutualInformationGap.isDefined(matrix) ? MutualInformationGap.of(matrix).gaps() : List.of();
    return new PosteriorGaps(
        mean(gaps, gap -> true),
        sample.factors().contains(SHAPE)
            ? mean(gaps, gap -> !sample.factors().get(gap.factor()).equals(SHAPE))
            : Double.NaN);
  }

  /** The mean; NaN if there are no values. */
  private static double mean(List<FactorGap> gaps, Predicate<FactorGap> which) {
    return gaps.stream()
        .filter(which)
        .mapToDouble(FactorGap::normalized)
        .average()
        .orElse(Double.NaN);
  }
}
