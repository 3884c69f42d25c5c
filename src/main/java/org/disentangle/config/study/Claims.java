package org.disentangle.config.study;

import java.util.List;
import java.util.stream.Collectors;
import org.disentangle.UserErrorException;
import org.disentangle.config.Claim;
import org.disentangle.config.Place;

/** Checks that the claims of a study are about its trials. */
final class Claims {
  private Claims() {}

  /**
   * Checks that each claim compares two different trials that are there.
   *
   * @throws UserErrorException with the line of the name that is at fault
   */
  static void check(StudyPlan study) {
    List<String> trials = study.trials().stream().map(TrialRuns::trial).toList();
    for (int i = 0; i < study.config().getClaimCount(); i++) {
      Claim claim = study.config().getClaim(i);
      Place here = study.place().at("claim", i);
      requireTrial(claim.getVariant(), trials, here.at("variant"));
      requireTrial(claim.getBaseline(), trials, here.at("baseline"));
      if (claim.getVariant().equals(claim.getBaseline())) {
        throw here.at("baseline")
            .fault(
                "variant and baseline are both \"%s\"; a claim compares two trials"
                    .formatted(claim.getBaseline()));
      }
    }
  }

  private static void requireTrial(String name, List<String> trials, Place place) {
    if (!trials.contains(name)) {
      throw place.fault(
          trials.stream()
              .collect(
                  Collectors.joining(
                      ", ", "no trial of this study is named \"" + name + "\"; there are ", "")));
    }
  }
}
