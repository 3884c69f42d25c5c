package org.disentangle.model.variational;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.disentangle.config.BetaVaeConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.graph.Gradient;
import org.disentangle.graph.GraphScratch;
import org.disentangle.graph.Mode;
import org.disentangle.graph.SignatureTensors;
import org.disentangle.graph.Variable;
import org.disentangle.model.Adversary;
import org.disentangle.model.LossTerms;
import org.disentangle.model.ModelGraph;
import org.disentangle.model.Objective;
import org.disentangle.model.TinyRuns;
import org.disentangle.model.TrainingSets;
import org.disentangle.model.network.Discriminator;
import org.disentangle.runtime.Hosts;
import org.disentangle.savedmodel.ExportableGraph;
import org.disentangle.training.graph.InferenceGraph;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The objective of a FactorVAE and the limits of its weight; without an optimiser. */
class FactorVaeTest {
  private static final int BATCH = 8;
  private static final float[] IMAGES = Objective.squares(BATCH);

  private static FactorVae model(double gamma) {
    return new FactorVae(TinyRuns.network(), TinyRuns.factorised(gamma));
  }

  private static boolean isOfDiscriminator(String variable) {
    return variable.startsWith(Discriminator.NETWORK + "/");
  }

  @Test
  void theLossIsTheWeightedSumOfItsTerms() {
    try (Objective objective = new Objective(model(35), BATCH, Mode.TRAINING)) {
      Map<String, Double> terms = objective.terms(IMAGES);
      assertEquals(
          terms.get("reconstruction") + terms.get("kl") + 35 * terms.get("total_correlation"),
          terms.get("loss"),
          1e-6 * terms.get("loss"));
    }
  }

  @Test
  void withoutAWeightTheLossAndItsGradientAreTheVaes() {
    BetaVae vae = new BetaVae(TinyRuns.network(), BetaVaeConfig.newBuilder().setBeta(1).build());
    try (Objective plain = new Objective(vae, BATCH, Mode.TRAINING);
        Objective factor = new Objective(model(0), BATCH, Mode.TRAINING)) {
      assertEquals(plain.terms(IMAGES).get("loss"), factor.terms(IMAGES).get("loss"));
      Map<String, float[]> gradients = factor.gradients(IMAGES);
      plain
          .gradients(IMAGES)
          .forEach((name, value) -> assertArrayEquals(value, gradients.get(name), name));
      gradients.forEach(
          (name, value) -> {
            if (isOfDiscriminator(name)) {
              assertArrayEquals(new float[value.length], value, name);
            }
          });
    }
  }

  @Test
  void aDiscriminatorWithoutAnOutputFindsNoCorrelation() {
    try (Objective objective = new Objective(model(5), BATCH, Mode.TRAINING)) {
      objective.assign(Map.of("discriminator/logits/kernel", new float[16 * 2]));
      assertEquals(0, objective.terms(IMAGES).get("total_correlation"));
    }
  }

  /** Whatever the discriminator takes for dependent is what the model is to avoid. */
  @Test
  void theTotalCorrelationIsTheLogitOfTheJointDistributionMinusTheOther() {
    try (Objective objective = new Objective(model(5), BATCH, Mode.TRAINING)) {
      objective.assign(
          Map.of(
              "discriminator/logits/kernel", new float[16 * 2],
              "discriminator/logits/bias", new float[] {3, -1}));
      assertEquals(4, objective.terms(IMAGES).get("total_correlation"), 1e-6);
    }
  }

  @Test
  void theTotalCorrelationDoesNotTrainTheDecoder() {
    try (Objective objective = new Objective(model(5), BATCH, Mode.TRAINING)) {
      assertEquals(
          Set.of("encoder", "discriminator"),
          objective.trainedBy(Signatures.TOTAL_CORRELATION, IMAGES));
      assertEquals(Set.of("encoder"), objective.trainedBy(Signatures.KL, IMAGES));
      assertEquals(
          Set.of("encoder", "decoder"), objective.trainedBy(Signatures.RECONSTRUCTION, IMAGES));
    }
  }

  /** Far from the kinks of the discriminator's units: half of them are positive, half negative. */
  @Test
  void gradientsAreThoseOfTheLoss() {
    try (Objective objective = new Objective(model(5), 4, Mode.TRAINING)) {
      objective.checkGradients(
          name -> true,
          Map.of(
              "discriminator/dense1/bias", alternating(20),
              "discriminator/dense2/bias", alternating(100)));
    }
  }

  private static float[] alternating(float bias) {
    float[] biases = new float[16];
    for (int i = 0; i < biases.length; i++) {
      biases[i] = i % 2 == 0 ? bias : -bias;
    }
    return biases;
  }

  /**
   * Its loss has no derivative by the encoder's weights, and one by each of its own. (On the
   * decoder's it does not depend at all.)
   */
  @Test
  void nothingOfTheDiscriminatorsLossReachesTheModel() {
    try (GraphScratch scratch = new GraphScratch()) {
      LossTerms losses = losses(scratch);
      Adversary adversary = losses.adversary().orElseThrow();
      List<Variable> encoder =
          scratch.variables.trainable().stream()
              .filter(each -> each.name().startsWith("encoder/"))
              .toList();
      List<Variable> own = scratch.variables.trainable().stream().filter(adversary::owns).toList();
      assertEquals(6, own.size(), own.toString());
      assertTrue(encoder.size() > own.size(), encoder.toString());
      assertEquals(List.of(), Gradient.reaching(scratch.graph, adversary.loss(), encoder));
      assertEquals(6, Gradient.of(scratch.graph, adversary.loss(), own).size());
      assertEquals(
          Stream.of(Signatures.DISCRIMINATOR_LOSS, Signatures.DISCRIMINATOR_ACCURACY).toList(),
          List.copyOf(losses.monitors().keySet()));
    }
  }

  private static LossTerms losses(GraphScratch scratch) {
    Operand<TFloat32> images =
        scratch.tf.reshape(
            scratch.tf.constant(IMAGES), scratch.tf.constant(new int[] {BATCH, 64, 64, 1}));
    return model(5)
        .losses(
            new ModelGraph(
                scratch.tf,
                Mode.TRAINING,
                scratch.variables,
                scratch.layers,
                scratch.noise,
                Map.of(),
                TrainingSets.ofDsprites(Objective.TRAINING_IMAGES)),
            images);
  }

  @Test
  void whatIsExportedHasNoDiscriminator() {
    try (InferenceGraph inference =
        new InferenceGraph(model(5), TrainingSets.ofDsprites(100), Hosts.PLAIN.session())) {
      ExportableGraph exportable = inference.exportable();
      exportable
          .variables()
          .forEach(each -> assertFalse(isOfDiscriminator(each.name()), each.name()));
      SignatureTensors losses =
          exportable.signatures().stream()
              .filter(signature -> signature.key().equals(Signatures.LOSSES))
              .findFirst()
              .orElseThrow();
      assertEquals(
          Set.of("loss", "reconstruction", "kl", "reconstruction_at_mean"),
          losses.outputs().keySet());
    }
  }
}
