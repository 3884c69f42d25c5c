package org.disentangle.experiment.claim;

import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.score.MeasureCatalogue;
import org.disentangle.analysis.score.Quantity;
import org.disentangle.config.study.StudyPlan;

/** Checks that the claims of a study refer to existing measures. */
public final class ClaimMeasures {
  private ClaimMeasures() {}

  /**
   * Checks each claim, so that a typing error is not found only after hours of training.
   *
   * @throws UserErrorException with the line of a measure that the catalogue does not know
   */
  public static void check(StudyPlan study) {
    for (int i = 0; i < study.config().getClaimCount(); i++) {
      String measure = study.config().getClaim(i).getMeasure();
      if (MeasureCatalogue.find(measure).isEmpty()) {
        throw study
            .place()
            .at("claim", i)
            .at("measure")
            .fault(
                MeasureCatalogue.measures().stream()
                    .map(Quantity::key)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "nothing measured is called \"" + measure + "\"; known are ",
                            "")));
      }
    }
  }
}
