package org.disentangle.config.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.disentangle.UserErrorException;
import org.disentangle.config.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
  /** Seven lines. */
  private static final String STUDY =
      """
      base { beta_vae {} network { encoder { filters: 32 } } loop { steps: 10 } }
      trial { override { name: "plain" } seeds: [0, 1, 2] }
      trial { override { name: "strong" beta_vae { beta: 5 } } seeds: [0, 1, 2, 3] }
      trial {}
      claim { words: "w" measure: "kl" expected: LOWER variant: "strong" baseline: "plain" }
      claim {
        words: "u" measure: "mig" expected: HIGHER
      """;

  @TempDir private Path folder;

  @Test
  void aClaimNamesTrialsAndNotRuns() throws IOException {
    StudyPlan study = read("variant: \"study-3\" baseline: \"strong\" }");

    assertEquals(2, study.config().getClaimCount());
    assertEquals(Direction.LOWER, study.config().getClaim(0).getExpected());
    assertEquals(
        "strong-seed-3",
        study.trial(study.config().getClaim(1).getBaseline()).runs().get(3).getName());
    assertEquals(8, study.runs().size());
  }

  @Test
  void anUnknownTrialIsNamedWithItsLine() {
    assertEquals(
        file()
            + ":9: no trial of this study is named \"plain-seed-0\"; there are plain, strong, study-3",
        mistake("variant: \"strong\"\nbaseline: \"plain-seed-0\" }"));
    assertEquals(
        file() + ":8: no trial of this study is named \"beta\"; there are plain, strong, study-3",
        mistake("variant: \"beta\"\nbaseline: \"plain\" }"));
  }

  @Test
  void aTrialIsNotComparedWithItself() {
    assertEquals(
        file() + ":8: variant and baseline are both \"plain\"; a claim compares two trials",
        mistake("variant: \"plain\" baseline: \"plain\" }"));
  }

  @Test
  void aClaimIsWhole() {
    assertEquals(
        file() + ": claim[1].baseline is missing; it has no default: write it down",
        mistake("variant: \"plain\" }"));
    assertEquals(
        file() + ":8:21: unknown value \"MORE\" of Direction; known are HIGHER, LOWER",
        mistake("} claim { expected: MORE }"));
  }

  private String mistake(String restOfSecondClaim) {
    return assertThrows(UserErrorException.class, () -> read(restOfSecondClaim)).getMessage();
  }

  private StudyPlan read(String restOfSecondClaim) throws IOException {
    return StudyPlan.read(Files.writeString(file(), STUDY + restOfSecondClaim));
  }

  private Path file() {
    return folder.resolve("study.textproto");
  }
}
