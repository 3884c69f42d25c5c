package org.disentangle.experiment.claim;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.analysis.score.ScoreCatalogue;
import org.disentangle.config.study.StudyPlan;

/** Checks that the claims of a study refer to existing measures or scores. */
public final class ClaimMeasures {
  private ClaimMeasures() {}

  /**
   * Checks each claim, so that a typing error is not found only after hours of training.
   *
   * @throws UserErrorException with the line of a measure that neither catalogue knows
   */
  public static void check(StudyPlan study) {
    for (int i = 0; i < study.config().getClaimCount(); i++) {
      String measure = study.config().getClaim(i).getMeasure();
      if (MeasureCatalogue.findWithScores(measure).isEmpty()) {
        throw study
            .place()
            .at("claim", i)
            .at("measure")
            .fault(
                Stream.concat(
                        MeasureCatalogue.measures().stream(), ScoreCatalogue.scores().stream())
                    .map(Quantity::key)
                    .distinct()
                    .collect(
                        Collectors.joining(
                            ", ",
                            "nothing measured is called \"" + measure + "\"; known are ",
                            "")));
      }
    }
  }
}
