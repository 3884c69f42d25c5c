package org.disentangle.config;

import static org.disentangle.config.Refusals.FAMILY;
import static org.disentangle.config.Refusals.LEAST;
import static org.disentangle.config.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.config.study.StudyPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that cannot be read as the configuration they are given as. */
final class RefusedTextsTest {
  @TempDir private Path folder;

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            "name: \"x\"\n\noptimizer {\n    learning_rat: 3\n}",
            ":4:5: unknown key \"learning_rat\" in OptimizerConfig; did you mean"
                + " \"learning_rate\"?"),
        arguments(
            "zzzzzzzz: 1",
            ":1:1: unknown key \"zzzzzzzz\" in RunConfig; known are name, seed, data, network,"
                + " beta_vae, vq_vae, vamp_prior, sc_vae, beta_tcvae, annealed_vae, control_vae,"
                + " dip_vae, factor_vae, info_vae, wae, factorized_support_vae, ada_vae, qlae, fsq, tripod, optimizer, loop,"
                + " precision, xla, supervision"),
        arguments(
            "optimizer { learning_rate: abc }",
            ":1:28: expected a number but found abc; the line reads: optimizer { learning_rate:"
                + " abc }"),
        arguments(
            "seed: \"7\"",
            ":1:7: expected a whole number but found \"7\"; the line reads: seed: \"7\""),
        arguments(
            "seed: 1.5", ":1:7: expected a whole number but found 1.5; the line reads: seed: 1.5"),
        arguments(
            "seed: 3.0",
            ":1:7: expected a whole number but found 3.0: write 3; the line reads: seed: 3.0"),
        arguments(
            "seed: 30.",
            ":1:7: expected a whole number but found 30.: write 30; the line reads: seed: 30."),
        arguments(
            "seed: 1e3", ":1:7: expected a whole number but found 1e3; the line reads: seed: 1e3"),
        arguments(
            "seed: inf", ":1:7: expected a whole number but found inf; the line reads: seed: inf"),
        arguments(
            "seed: nan", ":1:7: expected a whole number but found nan; the line reads: seed: nan"),
        arguments(
            "seed: 99999999999999999999",
            ":1:7: 99999999999999999999 does not fit in a whole number of 64 bits; the line reads:"
                + " seed: 99999999999999999999"),
        arguments("name: 5", ":1:7: expected text in quotes; the line reads: name: 5"),
        arguments("optimizer {\n  learning_rate: 3\n", ":3:1: expected \"}\"; the file ends here"),
        arguments("}", ":1:1: expected a key but found }; the line reads: }"),
        arguments("seed 4", ":1:6: expected \":\"; the line reads: seed 4"),
        arguments(
            "network { activation: RELUU }",
            ":1:23: unknown value \"RELUU\" of Activation; did you mean \"RELU\"?"),
        arguments(
            "data { on_device: ALWAY }",
            ":1:19: unknown value \"ALWAY\" of OnDevice; did you mean \"ALWAYS\"?"),
        arguments(
            "precision: AUTOS",
            ":1:12: unknown value \"AUTOS\" of Precision; did you mean \"AUTO\"?"),
        arguments(
            "seed: 1\nseed: 2",
            ":2:5: the key \"seed\" stands twice in RunConfig; keep one; the line reads: seed: 2"),
        arguments(
            "optimizer { adam {} rms_prop {} }",
            ":1:21: \"rms_prop\" and \"adam\" of OptimizerConfig exclude each other; keep one; the"
                + " line reads: optimizer { adam {} rms_prop {} }"),
        arguments(
            FAMILY + "vamp_prior {}",
            ":2:1: \"vamp_prior\" and \"beta_vae\" of RunConfig exclude each other; keep one; the"
                + " line reads: vamp_prior {}"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aMistakeIsToldInOneSentence(String text, String sentence) throws IOException {
    assertRefused(folder, text, sentence);
  }

  @Test
  void aStudyGivenToTrainIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), "trial {}");
    assertEquals(
        file + " describes a study, not one run; run it with: disentangle study " + file,
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file)).getMessage());
  }

  @Test
  void aRunGivenToStudyIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), LEAST);
    assertEquals(
        file + " describes one run, not a study; run it with: disentangle train " + file,
        assertThrows(UserErrorException.class, () -> StudyPlan.read(file)).getMessage());
  }

  @Test
  void anInquiryGivenToTrainIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), "question {}");
    assertEquals(
        file + " describes an inquiry, not one run; answer it with: disentangle pgm report " + file,
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file)).getMessage());
  }

  @Test
  void aStudyGivenAsAnInquiryIsTold() throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), "trial {}");
    assertEquals(
        file + " describes a study, not an inquiry; run it with: disentangle study " + file,
        assertThrows(UserErrorException.class, () -> Configurations.readInquiry(file))
            .getMessage());
  }
}
