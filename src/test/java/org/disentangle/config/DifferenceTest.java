package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.TextFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  private static final String BASE =
      "name: 'a' beta_vae { beta: 2 } network { encoder { filters: [8, 4] } } loop { steps: 5 }";

  private static RunConfig run(String text) throws TextFormat.ParseException {
    return Configurations.resolved(TextFormat.parse(text, RunConfig.class), "here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name: 'a' | name: 'b' | name was \"a\" and is \"b\"",
        "filters: [8, 4] | filters: 8 | network.encoder.filters was [8, 4] and is [8]",
        "steps: 5 | epochs: 2 | loop.epochs was not set and is 2; loop.steps was 5 and is not set",
        "beta_vae { beta: 2 } | beta_tcvae {} | beta_vae was { beta: 2.0 warm_up_steps: 0 } and is"
            + " not set; beta_tcvae was not set and is { alpha: 1.0 beta: 6.0 gamma: 1.0"
            + " warm_up_steps: 0 estimator: MINIBATCH_STRATIFIED }",
        "steps: 5 | steps: 5 batch_size: 9 | loop.batch_size was 64 and is 9",
        "name: 'a' | name: 'a' precision: AUTO | precision was FLOAT32 and is AUTO",
      })
  void eachFieldIsNamedWithBothValues(String from, String to, String sentence) throws Exception {
    assertEquals(
        sentence,
        Difference.sentence(Configurations.differences(run(BASE), run(BASE.replace(from, to)))));
  }

  @Test
  void defaultsAreNoDifference() throws Exception {
    assertEquals(
        List.of(),
        Configurations.differences(
            run(BASE),
            run(BASE + " seed: 0 optimizer { adam { beta1: 0.9 } learning_rate: 0.001 }")));
  }

  @Test
  void howItIsSavedIsNoDifference() throws Exception {
    assertEquals(
        List.of(),
        Configurations.differences(
            run(BASE),
            run(
                BASE.replace(
                    "steps: 5",
                    "steps: 5 checkpoint_steps: 3 checkpoint_minutes: 0 checkpoints_kept: 9"))));
  }

  @Test
  void wherePixelsLieIsNoDifference() throws Exception {
    assertEquals(
        List.of(),
        Configurations.differences(run(BASE), run(BASE + " data { on_device: ALWAYS }")));
  }

  /** A checksum tells images apart, not the place where they lie. */
  @Test
  void whereTheImagesLieIsNoDifference() throws Exception {
    assertEquals(
        List.of(),
        Configurations.differences(
            run(BASE + " data { archive: \"/a/x.npz\" }"),
            run(BASE + " data { archive: \"x.npz\" }")));
  }
}
