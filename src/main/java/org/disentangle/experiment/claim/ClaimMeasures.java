package org.disentangle.experiment.claim;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.config.StudyPlan;

/** Whether the claims of a study are about something that is measured. */
public final class ClaimMeasures {
  private ClaimMeasures() {}

  /**
   * Checks each claim, so that a slip of the finger is not found after hours of training.
   *
   * @throws UserErrorException with the line of a measure that the catalogue does not know
   */
  public static void check(StudyPlan study) {
    for (int i = 0; i < study.config().getClaimCount(); i++) {
      String measure = study.config().getClaim(i).getMeasure();
      if (Measure.of(measure).isEmpty()) {
        throw study
            .place()
            .at("claim", i)
            .at("measure")
            .fault(
                Arrays.stream(Measure.values())
                    .map(Measure::key)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "nothing measured is called \"" + measure + "\"; known are ",
                            "")));
      }
    }
  }
}
