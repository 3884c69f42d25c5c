package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.disentangle.config.Configurations;
import org.disentangle.config.Difference;
import org.disentangle.config.RunConfig;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunLengthTest {
  private static final int IMAGES = 1000;

  /** The schema says the length of each of the model's stages. */
  @ParameterizedTest
  @MethodSource("org.disentangle.model.TinyRuns#families")
  void eachStageHasALength(RunConfig run) {
    assertEquals(
        Families.of(run).stages().size(), RunLength.of(run, IMAGES).stages().size(), run.getName());
  }

  @Test
  void countsStepsOrPasses() {
    RunConfig run = TinyRuns.vqVae("two");
    RunConfig.Builder steps = run.toBuilder();
    steps.getLoopBuilder().setBatchSize(16).setSteps(70).setStepsPerEpoch(8);
    steps.getVqVaeBuilder().getPriorBuilder().setSteps(9);
    assertEquals(new RunLength(List.of(70L, 9L), 8), RunLength.of(steps.build(), IMAGES));

    RunConfig.Builder passes = steps.clone();
    passes.getDataBuilder().setValidationFraction(0.1);
    passes.getLoopBuilder().setEpochs(3).setStepsPerEpoch(0);
    // 900 training images are 56 whole batches.
    assertEquals(new RunLength(List.of(168L, 9L), 56), RunLength.of(passes.build(), IMAGES));
    passes.getLoopBuilder().setStepsPerEpoch(5);
    assertEquals(new RunLength(List.of(168L, 9L), 5), RunLength.of(passes.build(), IMAGES));
  }

  /** Nothing but its length becomes another one: the family stays what it is. */
  @ParameterizedTest
  @MethodSource("org.disentangle.model.TinyRuns#families")
  void aShortenedRunIsOtherwiseTheSame(RunConfig run) {
    RunLength few = RunLength.of(run, IMAGES).atMost(3);
    RunConfig brief = few.appliedTo(run);
    assertEquals(few, RunLength.of(brief, IMAGES));
    assertEquals(3L * few.stages().size(), few.steps());
    assertEquals(run.getFamilyCase(), brief.getFamilyCase());
    List<Difference> differences =
        Configurations.differences(run, brief).stream()
            .filter(each -> !each.path().equals("loop.steps_per_epoch"))
            .toList();
    assertFalse(differences.isEmpty());
    differences.forEach(each -> assertEquals(true, each.ofLength(), each.path()));
  }
}
