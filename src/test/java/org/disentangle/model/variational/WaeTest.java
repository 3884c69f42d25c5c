package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.disentangle.config.InfoVaeConfig;
import org.disentangle.config.WaeConfig;
import org.disentangle.config.WaeEncoder;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Mode;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variable;
import org.disentangle.model.Objective;
import org.disentangle.model.SameObjective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.runtime.Hosts;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaeTest {

  @ParameterizedTest
  @EnumSource
  void theLossIsTheWeightedSumOfItsTerms(WaeEncoder encoder) {
    try (Objective objective = new Objective(model(encoder, 50), 8, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(Objective.squares(8));
      assertEquals(
          terms.get("reconstruction") + 50 * terms.get("mmd"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  @Test
  void withANormalEncoderItIsTheInfoVaeOfAlphaOne() {
    InfoVae info =
        new InfoVae(
            TinyRuns.network(), InfoVaeConfig.newBuilder().setAlpha(1).setLambda(50).build());
    SameObjective.check(info, model(WaeEncoder.NORMAL_ENCODER, 50));
  }

  /** A code alone: one head, no variance, and what needs a density is not there. */
  @Test
  void aDeterministicEncoderHasNoDensity() {
    assertEquals(
        List.of("encoder/code/bias", "encoder/code/kernel"),
        heads(WaeEncoder.DETERMINISTIC_ENCODER));
    assertEquals(
        List.of(
            "encoder/log_variance/bias",
            "encoder/log_variance/kernel",
            "encoder/mean/bias",
            "encoder/mean/kernel"),
        heads(WaeEncoder.NORMAL_ENCODER));
    assertEquals(Set.of("representation"), encodings(WaeEncoder.DETERMINISTIC_ENCODER));
    assertEquals(
        Set.of("representation", "mean", "log_variance"), encodings(WaeEncoder.NORMAL_ENCODER));
  }

  private static List<String> heads(WaeEncoder encoder) {
    try (Objective objective = new Objective(model(encoder, 1), 2, Mode.TRAINING)) {
      return objective.variables().stream()
          .map(Variable::name)
          .filter(name -> name.matches("encoder/(code|mean|log_variance)/.*"))
          .sorted()
          .toList();
    }
  }

  private static Set<String> encodings(WaeEncoder encoder) {
    try (InferenceGraph graph =
        new InferenceGraph(
            model(encoder, 1), TrainingSets.ofDsprites(1000), Hosts.PLAIN.session())) {
      List<SignatureTensors> signatures = graph.exportable().signatures();
      assertEquals(
          encoder == WaeEncoder.NORMAL_ENCODER,
          signatures.stream().anyMatch(each -> each.key().equals(Signatures.LOG_LIKELIHOOD)));
      return signatures.stream()
          .filter(each -> each.key().equals(Signatures.ENCODE))
          .findFirst()
          .orElseThrow()
          .outputs()
          .keySet();
    }
  }

  @Test
  void theDiscrepancyTrainsTheEncoderOnly() {
    try (Objective objective =
        new Objective(model(WaeEncoder.DETERMINISTIC_ENCODER, 1), 8, Mode.TRAINING)) {
      float[] images = Objective.squares(8);
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, images));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.MMD, images));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheLoss(WaeEncoder encoder) {
    try (Objective objective = new Objective(model(encoder, 1000), 4, Mode.TRAINING)) {
      objective.checkGradients();
    }
  }

  private static Wae model(WaeEncoder encoder, double lambda) {
    return new Wae(
        TinyRuns.network(), WaeConfig.newBuilder().setEncoder(encoder).setLambda(lambda).build());
  }
}
