package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One sentence for each mistake; what stands before it, the file, is left out here. */
class RefusedConfigurationsTest {
  private static final String FAMILY = "beta_vae {}\n";
  private static final String NETWORK = "network { encoder { filters: 32 } }\n";
  private static final String LOOP = "loop { steps: 10 }\n";
  private static final String SPARSE =
      LOOP + "network { latent_dimension: 20 encoder { filters: 32 } }\n";
  private static final String LEAST = FAMILY + NETWORK + LOOP;

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
                + " beta_vae, sc_vae, optimizer, loop"),
        arguments(
            "optimizer { learning_rate: abc }",
            ":1:28: expected a number but found abc; the line reads: optimizer { learning_rate:"
                + " abc }"),
        arguments(
            "seed: \"7\"", ":1:7: expected a number but found \"7\"; the line reads: seed: \"7\""),
        arguments("seed: 1.5", ":1:7: expected a number but found 1.5; the line reads: seed: 1.5"),
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
            "seed: 1\nseed: 2",
            ":2:5: the key \"seed\" stands twice in RunConfig; keep one; the line reads: seed: 2"),
        arguments(
            "optimizer { adam {} rms_prop {} }",
            ":1:21: \"rms_prop\" and \"adam\" of OptimizerConfig exclude each other; keep one; the"
                + " line reads: optimizer { adam {} rms_prop {} }"),
        arguments("", ": beta_vae or sc_vae is missing; it has no default: write it down"),
        arguments(
            FAMILY + NETWORK,
            ": loop.epochs or loop.steps is missing; it has no default: write it down"),
        arguments(
            LEAST + "optimizer { exponential {} }",
            ": optimizer.exponential.steps is missing; it has no default: write it down"),
        arguments(
            NETWORK + LOOP + "beta_vae { beta: -1 }",
            ": beta_vae.beta is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "beta_vae { beta: nan }",
            ": beta_vae.beta is NaN but must be at least 0"),
        arguments(
            NETWORK + LOOP + "beta_vae { beta: inf }",
            ": beta_vae.beta is Infinity but must be at least 0"),
        arguments(
            NETWORK + LOOP + "sc_vae {}",
            ": sc_vae.variational or sc_vae.autoencoder is missing; it has no default: write it"
                + " down"),
        arguments(
            SPARSE + "sc_vae { steps: 0 variational {} }",
            ": sc_vae.steps is 0 but must be at least 1 and at most 1000"),
        arguments(
            SPARSE + "sc_vae { variational { l1_weight: -1 } }",
            ": sc_vae.variational.l1_weight is -1 but must be at least 0"),
        arguments(
            SPARSE + "sc_vae { variational { initial_lambda: 0 } }",
            ": sc_vae.variational.initial_lambda is 0 but must be greater than 0"),
        arguments(
            SPARSE + "sc_vae { autoencoder { lambda: -0.5 } }",
            ": sc_vae.autoencoder.lambda is -0.5 but must be at least 0"),
        arguments(
            SPARSE + "sc_vae { signal_dimension: 12 variational {} }",
            ": sc_vae.signal_dimension is 12, but the atoms of OVERCOMPLETE_DCT are square patches;"
                + " write a square number, e.g. 9 or 16"),
        arguments(
            SPARSE + "sc_vae { signal_dimension: 1 variational {} }",
            ": sc_vae.signal_dimension is 1, but the atoms of OVERCOMPLETE_DCT are square patches;"
                + " write a square number, e.g. 4 or 9"),
        arguments(
            SPARSE + "sc_vae { signal_dimension: 25 variational {} }",
            ": network.latent_dimension is 20, but OVERCOMPLETE_DCT has at least as many atoms as the"
                + " signal has entries and sc_vae.signal_dimension is 25; raise the one or lower the"
                + " other"),
        arguments(
            SPARSE + "sc_vae { dictionary: ORTHONORMAL_DCT variational {} }",
            ": sc_vae.signal_dimension is 16, but ORTHONORMAL_DCT has as many atoms as the signal has"
                + " entries and network.latent_dimension is 20; write the same number for both"),
        arguments(
            LEAST + "data { validation_fraction: 1 }",
            ": data.validation_fraction is 1 but must be at least 0 and less than 1"),
        arguments(
            LEAST + "optimizer { learning_rate: 0 }",
            ": optimizer.learning_rate is 0 but must be greater than 0"),
        arguments(
            FAMILY + LOOP + "network { encoder { filters: [32, 0] } }",
            ": network.encoder.filters[1] is 0 but must be at least 1 and at most 4096"),
        arguments(
            FAMILY + NETWORK + "loop { steps: 0 }", ": loop.steps is 0 but must be at least 1"),
        arguments(
            LEAST + "name: \"../x\"",
            ": the name \"../x\" may hold only letters, digits, '.', '_' and '-' and may not begin"
                + " with '.'; write another one, e.g. name: \"my-run\""),
        arguments(
            FAMILY + LOOP,
            ": network.encoder.filters is missing; write one number for each convolution, e.g."
                + " filters: [32, 32, 64, 64]"),
        arguments(
            FAMILY + LOOP + "network { encoder { filters: [1, 1, 1, 1, 1, 1, 1] } }",
            ": network.encoder.filters has 7 convolutions but an image of 64 x 64 pixels can be"
                + " halved only 6 times; leave out some of them"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 1 } decoder { filters: [1, 1, 1, 1, 1, 1] } }",
            ": network.decoder.filters has 6 transposed convolutions of stride 2, but with"
                + " output_stride 2 an image of 64 x 64 pixels allows at most 5; leave out some of"
                + " them"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aMistakeIsToldInOneSentence(String text, String sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("run.textproto"), text);
    UserErrorException mistake =
        assertThrows(UserErrorException.class, () -> Configurations.readRun(file));
    assertEquals(file + sentence, mistake.getMessage());
  }

  @Test
  void sixTransposedConvolutionsFitWithAStrideOfOne() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("run.textproto"),
            FAMILY
                + LOOP
                + "network { encoder { filters: 1 }"
                + " decoder { filters: [1, 1, 1, 1, 1, 1] output_stride: 1 } }");
    assertEquals(6, Configurations.readRun(file).getNetwork().getDecoder().getFiltersCount());
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
        assertThrows(UserErrorException.class, () -> Configurations.readStudy(file)).getMessage());
  }
}
