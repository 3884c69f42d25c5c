package org.disentangle.training.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.config.InfoVaeConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SupervisionConfig;
import org.disentangle.config.WeightChange;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.Weight;
import org.disentangle.model.family.Families;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cause that is named: the weight that was in force, or the learning rate. */
class DivergenceCheckTest {
  private static final String RATE =
      "try a smaller optimizer.learning_rate, optimizer.clip_norm: 10, or more"
          + " optimizer.warm_up_steps";

  private static String advice(RunConfig run, long step, List<String> names, float... values) {
    DivergenceCheck check = new DivergenceCheck(run, Families.of(run).weights());
    StepReport report = new StepReport(step, 100, 1, 64 * step, 1, 1e-3, names, values);
    String message =
        assertThrows(UserErrorException.class, () -> check.stepEnded(report)).getMessage();
    assertTrue(message.startsWith("training diverged at step " + step + ": kl is NaN; "), message);
    return message.substring(message.indexOf(';') + 2);
  }

  private static String advice(RunConfig run, long step) {
    return advice(run, step, List.of("loss", "reconstruction", "kl"), Float.NaN, 1, Float.NaN);
  }

  private static String ofWeight(String weight, String value, String settings) {
    return "the weight of %s is %s at this step, and a term so weighted leaves the range of float32: try a smaller one (in %s)"
        .formatted(weight, value, settings);
  }

  private static RunConfig betaVae(double beta, long warmUpSteps, double fraction) {
    RunConfig.Builder run = TinyRuns.run("tiny").toBuilder();
    run.getBetaVaeBuilder()
        .setBeta(beta)
        .setWarmUpSteps(warmUpSteps)
        .setChange(
            WeightChange.newBuilder().setInitialFraction(fraction).setFromStep(10).setToStep(18));
    return run.build();
  }

  /** A schedule counts from 0: at step 19 the change is over. */
  @Test
  void aWeightThatRisesLateIsNamedOnlyThen() {
    RunConfig rising = betaVae(1.024e9, 0, 0);
    assertEquals(RATE, advice(rising, 11));
    assertEquals(ofWeight("kl", "512000000.0", "beta_vae"), advice(rising, 15));
    assertEquals(ofWeight("kl", "1024000000.0", "beta_vae"), advice(rising, 19));
  }

  /** The weight of the step before has made the variables. */
  @Test
  void aWeightThatFellIsNoCauseLongAfter() {
    RunConfig falling = betaVae(80, 0, 1e7);
    assertEquals(ofWeight("kl", "800000000.0", "beta_vae"), advice(falling, 1));
    assertEquals(ofWeight("kl", "100000070.0", "beta_vae"), advice(falling, 19));
    assertEquals(RATE, advice(falling, 20));
  }

  @Test
  void aWeightThatWarmsUpIsWhatItIsSoFar() {
    RunConfig warm = betaVae(1.024e8, 1024, 1);
    assertEquals(RATE, advice(warm, 11));
    assertEquals(ofWeight("kl", "1100000.0", "beta_vae"), advice(warm, 12));
  }

  /** What is multiplied is often not what is written. */
  @Test
  void aWeightThatFollowsFromOtherSettingsIsNamed() {
    RunConfig run =
        TinyRuns.run("tiny").toBuilder()
            .setInfoVae(InfoVaeConfig.newBuilder().setAlpha(-9e6).setLambda(1e7))
            .build();
    assertEquals(ofWeight("kl", "9000001.0", "info_vae"), advice(run, 1));
  }

  @Test
  void aWeightOfLabelsIsNamedWhereItIsSet() {
    RunConfig run =
        TinyRuns.run("tiny").toBuilder()
            .setSupervision(SupervisionConfig.newBuilder().setWeight(1e12))
            .build();
    DivergenceCheck check = new DivergenceCheck(run, Map.of("kl", Weight.constant(1e7)));
    StepReport report = new StepReport(3, 9, 1, 9, 1, 1, List.of("kl"), new float[] {Float.NaN});
    String message =
        assertThrows(UserErrorException.class, () -> check.stepEnded(report)).getMessage();
    assertTrue(
        message.endsWith(ofWeight("supervision", "1000000000000.0", "supervision")), message);
  }

  /** It follows no schedule: only the report says it. */
  @ParameterizedTest
  @CsvSource({"5E7, true", "2, false"})
  void theWeightOfAControllerIsThatOfTheStep(float beta, boolean isCause) {
    String found =
        advice(
            TinyRuns.controlVae("control"),
            7,
            List.of("loss", "kl", "capacity", "beta"),
            Float.NaN,
            Float.NaN,
            3,
            beta);
    assertEquals(isCause ? ofWeight("kl", "50000000.0", "control_vae") : RATE, found);
  }
}
