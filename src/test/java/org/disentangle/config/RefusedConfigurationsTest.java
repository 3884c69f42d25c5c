package org.disentangle.config;

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

/** One sentence for each mistake; what stands before it, the file, is left out here. */
class RefusedConfigurationsTest {
  private static final String FAMILY = "beta_vae {}\n";
  private static final String NETWORK = "network { encoder { filters: 32 } }\n";
  private static final String MAP_NETWORK =
      "network { encoder { filters: [1, 1, 1, 1] } decoder { filters: [1, 1, 1] } }\n";
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
            "",
            ": beta_vae or vq_vae or vamp_prior or sc_vae or beta_tcvae or annealed_vae or control_vae"
                + " or dip_vae or factor_vae or info_vae or wae or factorized_support_vae or ada_vae or qlae or fsq or tripod is missing;"
                + " it has no default: write it down"),
        arguments(
            FAMILY + "vamp_prior {}",
            ":2:1: \"vamp_prior\" and \"beta_vae\" of RunConfig exclude each other; keep one; the"
                + " line reads: vamp_prior {}"),
        arguments(
            NETWORK + LOOP + "vamp_prior { components: 0 }",
            ": vamp_prior.components is 0 but must be at least 1 and at most 10000"),
        arguments(
            NETWORK + LOOP + "vamp_prior { beta: -0.5 }",
            ": vamp_prior.beta is -0.5 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "vamp_prior { constant { value: 1.5 } }",
            ": vamp_prior.constant.value is 1.5 but must be at least 0 and at most 1"),
        arguments(
            LOOP + "vamp_prior {} network { encoder { filters: 32 } batch_normalization: true }",
            ": network.batch_normalization is true, but a vamp_prior encodes images and"
                + " pseudo-inputs as two batches, which would be normalised apart; write"
                + " batch_normalization: false"),
        arguments(
            LOOP + "vamp_prior {} network { encoder { filters: 32 } dropout: 0.2 }",
            ": network.dropout is 0.2, but the prior of a vamp_prior goes through the encoder and"
                + " would be another at every step; write dropout: 0"),
        arguments(
            NETWORK + LOOP + "beta_tcvae { alpha: -1 }",
            ": beta_tcvae.alpha is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "beta_tcvae { beta: -1 }",
            ": beta_tcvae.beta is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "beta_tcvae { gamma: nan }",
            ": beta_tcvae.gamma is nan but must be finite and at least 0"),
        arguments(
            NETWORK + LOOP + "beta_tcvae { estimator: STRATIFIED }",
            ":3:25: unknown value \"STRATIFIED\" of AggregateEstimator; known are"
                + " MINIBATCH_WEIGHTED, MINIBATCH_STRATIFIED"),
        arguments(
            NETWORK + LOOP + "annealed_vae { gamma: -1 }",
            ": annealed_vae.gamma is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "annealed_vae { capacity: -0.5 }",
            ": annealed_vae.capacity is -0.5 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "annealed_vae { capacity_steps: -1 }",
            ": annealed_vae.capacity_steps is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "control_vae { capacity: -2 }",
            ": control_vae.capacity is -2 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "control_vae { integral_gain: -0.001 }",
            ": control_vae.integral_gain is -0.001 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "control_vae { capacity_increment: 0 }",
            ": control_vae.capacity_increment is 0 but must be greater than 0"),
        arguments(
            NETWORK + LOOP + "control_vae { capacity: 4.5 first_capacity: 5 }",
            ": control_vae.first_capacity is 5.0, but the target rises to control_vae.capacity,"
                + " which is 4.5; write at most that"),
        arguments(
            NETWORK + "control_vae {} loop { steps: 1 early_stopping {} }",
            ": loop.early_stopping compares the losses of the epochs, but control_vae weighs the KL"
                + " of each epoch by another beta; leave early_stopping out"),
        arguments(
            NETWORK + LOOP + "dip_vae { off_diagonal_weight: -1 }",
            ": dip_vae.off_diagonal_weight is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "dip_vae { diagonal_weight: -1 }",
            ": dip_vae.diagonal_weight is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "dip_vae { kind: III }",
            ":3:17: unknown value \"III\" of DipVaeKind; did you mean \"II\"?"),
        arguments(
            NETWORK + "dip_vae {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but dip_vae takes the covariance of the codes over a batch;"
                + " write at least 2"),
        arguments(
            NETWORK + LOOP + "factor_vae { gamma: -1 }",
            ": factor_vae.gamma is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "factor_vae { discriminator { hidden_layers: 0 } }",
            ": factor_vae.discriminator.hidden_layers is 0 but must be at least 1 and at most 64"),
        arguments(
            NETWORK + LOOP + "factor_vae { discriminator { learning_rate: 0 } }",
            ": factor_vae.discriminator.learning_rate is 0 but must be greater than 0"),
        arguments(
            NETWORK + "factor_vae {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but factor_vae shuffles the latents of a batch among its"
                + " images; write at least 2"),
        arguments(
            NETWORK + LOOP + "qlae { values: 1 }",
            ": qlae.values is 1 but must be at least 2 and at most 256"),
        arguments(
            NETWORK + LOOP + "qlae { commitment: -0.1 }",
            ": qlae.commitment is -0.1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "qlae {} optimizer { clip_value: -1 }",
            ": optimizer.clip_value is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "qlae {} optimizer { adam_w { weight_decay: -1 } }",
            ": optimizer.adam_w.weight_decay is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "fsq { levels: 2 }",
            ": fsq.levels is 2, but between so few levels the bound of fsq passes no gradient;"
                + " write at least 3"),
        arguments(
            NETWORK + LOOP + "fsq { levels: [5, 5] }",
            ": fsq.levels has 2 numbers, but network.latent_dimension is 10; write one number for"
                + " all latents, e.g. levels: 10, or one for each"),
        arguments(
            NETWORK + "tripod {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but tripod compares the images of a batch with each other;"
                + " write at least 2"),
        arguments(
            NETWORK + LOOP + "fsq {}",
            ": fsq.levels has 0 numbers, but network.latent_dimension is 10; write one number for"
                + " all latents, e.g. levels: 10, or one for each"),
        arguments(
            NETWORK + "beta_tcvae {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but beta_tcvae compares the images of a batch with each other;"
                + " write at least 2"),
        arguments(
            NETWORK + LOOP + "info_vae { alpha: 0 lambda: 0.001 }",
            ": info_vae.alpha is 0 and info_vae.lambda 0.001, but with alpha + lambda below 1 the"
                + " discrepancy from the prior would be maximised; write lambda: 1 or more"),
        arguments(
            NETWORK + LOOP + "info_vae { alpha: -0.5 lambda: 1 }",
            ": info_vae.alpha is -0.5 and info_vae.lambda 1, but with alpha + lambda below 1 the"
                + " discrepancy from the prior would be maximised; write lambda: 1.5 or more"),
        arguments(
            NETWORK + LOOP + "info_vae { alpha: 1.5 }",
            ": info_vae.alpha is 1.5 but must be at most 1"),
        arguments(
            NETWORK + LOOP + "info_vae { mmd { prior_samples: 1 } }",
            ": info_vae.mmd.prior_samples is 1 but must be at least 2 and at most 65536"),
        arguments(
            NETWORK + "info_vae {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but info_vae compares the images of a batch with each other;"
                + " write at least 2"),
        arguments(
            NETWORK + "wae {} loop { steps: 1 batch_size: 1 }",
            ": loop.batch_size is 1, but wae compares the images of a batch with each other; write"
                + " at least 2"),
        arguments(
            NETWORK + LOOP + "wae { lambda: -1 }", ": wae.lambda is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "factorized_support_vae { gamma: -1 }",
            ": factorized_support_vae.gamma is -1 but must be at least 0"),
        arguments(
            LOOP
                + "factorized_support_vae {} network { latent_dimension: 1 encoder { filters: 32 } }",
            ": network.latent_dimension is 1, but factorized_support_vae compares pairs of"
                + " latents; write at least 2"),
        arguments(
            NETWORK + LOOP + "ada_vae { beta: -1 }", ": ada_vae.beta is -1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "ada_vae { drawn { changed_factors: -1 } }",
            ": ada_vae.drawn.changed_factors is -1 but must be at least 0 and at most 1000"),
        arguments(
            NETWORK + LOOP + "ada_vae { listed {} }",
            ": ada_vae.listed.path is missing; it has no default: write it down"),
        arguments(
            NETWORK + LOOP + "ada_vae { neighbours { distance: 2 } }",
            ": ada_vae.neighbours.factor is missing; it has no default: write it down"),
        arguments(
            NETWORK + LOOP + "ada_vae { neighbours { factor: \"time\" distance: 0 } }",
            ": ada_vae.neighbours.distance is 0 but must be greater than 0"),
        arguments(
            NETWORK + "ada_vae {} loop { steps: 1 batch_size: 63 }",
            ": loop.batch_size is 63, but an ada_vae trains on pairs of images; write an even"
                + " number, twice as many as pairs"),
        arguments(
            FAMILY + NETWORK + LOOP + "supervision {}",
            ": supervision.factor names none; name the factors that are known, the first one for"
                + " the first latent"),
        arguments(
            FAMILY + NETWORK + LOOP + "supervision { factor: [\"x\", \"\"] }",
            ": supervision.factor has one without a name; name the factors that are known, the"
                + " first one for the first latent"),
        arguments(
            FAMILY + NETWORK + LOOP + "supervision { factor: [\"x\", \"y\", \"x\"] }",
            ": supervision.factor names x twice, but each factor has one latent; name it once"),
        arguments(
            FAMILY
                + LOOP
                + "network { latent_dimension: 1 encoder { filters: 32 } } supervision { factor: [\"x\", \"y\"] }",
            ": supervision.factor names 2 factors, each with a latent of its own, and"
                + " network.latent_dimension is 1; raise that, or name fewer"),
        arguments(
            NETWORK + LOOP + "wae {} supervision { factor: \"x\" }",
            ": supervision draws the means of latents to labels, and a wae has no latents with a"
                + " normal posterior; leave supervision out, or take another family"),
        arguments(
            NETWORK + LOOP + "fsq { levels: 5 } supervision { factor: \"x\" }",
            ": supervision draws the means of latents to labels, and a fsq has no latents with a"
                + " normal posterior; leave supervision out, or take another family"),
        arguments(
            SPARSE + "sc_vae { variational {} } supervision { factor: \"x\" }",
            ": supervision draws the means of latents to labels, and a sc_vae has no latents with a"
                + " normal posterior; leave supervision out, or take another family"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } batch_normalization: true } supervision { factor: \"x\" }",
            ": network.batch_normalization is true, but with supervision images with and without"
                + " labels are encoded as two batches, which would be normalised apart; write"
                + " batch_normalization: false"),
        arguments(
            FAMILY + NETWORK + LOOP + "supervision { factor: \"x\" labels: 0 }",
            ": supervision.labels is 0 but must be at least 1"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { autoregressive { first_kernel_size:"
                + " 8 } } }",
            ": network.decoder.autoregressive.first_kernel_size is 8, but a masked kernel needs a"
                + " centre; write an odd number"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { autoregressive { kernel_size: 2 } }"
                + " }",
            ": network.decoder.autoregressive.kernel_size is 2, but a masked kernel needs a"
                + " centre; write an odd number"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { autoregressive { channels: 0 } } }",
            ": network.decoder.autoregressive.channels is 0 but must be at least 1 and at most"
                + " 4096"),
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
            ": beta_vae.beta is nan but must be finite and at least 0"),
        arguments(
            NETWORK + LOOP + "beta_vae { beta: inf }",
            ": beta_vae.beta is inf but must be finite and at least 0"),
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
            ": network.latent_dimension is 20, but OVERCOMPLETE_DCT has at least as many atoms as"
                + " the signal has entries and sc_vae.signal_dimension is 25; raise the one or"
                + " lower the other"),
        arguments(
            SPARSE + "sc_vae { dictionary: ORTHONORMAL_DCT variational {} }",
            ": sc_vae.signal_dimension is 16, but ORTHONORMAL_DCT has as many atoms as the signal"
                + " has entries and network.latent_dimension is 20; write the same number for"
                + " both"),
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
            ": network.encoder.filters halves the map 7 times, but images of 64 x 64 pixels can be"
                + " halved only 6 times; leave out 1 of the filters, or make the images at least 65"
                + " pixels high or wide by data.resize"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 1 } decoder { filters: [1, 1, 1, 1, 1, 1] } }",
            ": network.decoder.filters and output_stride double the map 7 times, but images of 64 x"
                + " 64 pixels can be halved only 6 times; leave out 1 of the filters, or make the"
                + " images at least 65 pixels high or wide by data.resize"),
        arguments(
            "vq_vae { codes: 0 }\n" + MAP_NETWORK + LOOP,
            ": vq_vae.codes is 0 but must be at least 2 and at most 65536"),
        arguments(
            "vq_vae { commitment: -1 }\n" + MAP_NETWORK + LOOP,
            ": vq_vae.commitment is -1 but must be at least 0"),
        arguments(
            "vq_vae { moving_averages { decay: 1 } }\n" + MAP_NETWORK + LOOP,
            ": vq_vae.moving_averages.decay is 1 but must be at least 0 and less than 1"),
        arguments(
            "vq_vae { prior { steps: 0 } }\n" + MAP_NETWORK + LOOP,
            ": vq_vae.prior.steps is 0 but must be at least 1"),
        arguments(
            "vq_vae { grid: 5 }\n" + MAP_NETWORK + LOOP,
            ": vq_vae.grid is 5, but the 4 halvings of network.encoder.filters turn 64 x 64 pixels"
                + " into a map of 4 x 4; write grid: 4, or as many filters as there are halvings"),
        arguments(
            "vq_vae {}\n"
                + LOOP
                + "network { encoder { filters: [1, 1, 1, 1] } decoder { filters: [1, 1] } }",
            ": network.encoder.filters halves the images 4 times, but network.decoder.filters and"
                + " output_stride double the map of codes 3 times; the decoder must double as often"
                + " as the encoder halves"),
        arguments(
            "vq_vae {}\n"
                + LOOP
                + "network { encoder { filters: [1, 1, 1, 1] hidden_units: 7 }"
                + " decoder { filters: [1, 1, 1] } }",
            ": network.encoder.hidden_units has 1 dense layers, but the codes of a VQ-VAE are a"
                + " map, which dense layers would mix; leave hidden_units out"),
        arguments(
            "vq_vae {}\n" + MAP_NETWORK + "loop { steps: 10 early_stopping {} }",
            ": loop.early_stopping looks at one loss, and a VQ-VAE has one for its autoencoder and"
                + " one for its prior; leave it out"));
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
