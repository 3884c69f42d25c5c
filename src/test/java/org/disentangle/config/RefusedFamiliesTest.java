package org.disentangle.config;

import static org.disentangle.config.Refusals.LOOP;
import static org.disentangle.config.Refusals.NETWORK;
import static org.disentangle.config.Refusals.SPARSE;
import static org.disentangle.config.Refusals.assertRefused;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in what is said of the model family. */
final class RefusedFamiliesTest {
  private static final String MAP_NETWORK =
      "network { encoder { filters: [1, 1, 1, 1] } decoder { filters: [1, 1, 1] } }\n";

  @TempDir private Path folder;

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments(
            "",
            ": beta_vae or vq_vae or vamp_prior or sc_vae or beta_tcvae or annealed_vae or control_vae"
                + " or dip_vae or factor_vae or info_vae or wae or factorized_support_vae or ada_vae or qlae or fsq or tripod is missing;"
                + " it has no default: write it down"),
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
            NETWORK + LOOP + "tripod { hessian_penalty_weight: -1 }",
            ": tripod.hessian_penalty_weight is -1 but must be at least 0"),
        arguments(
            LOOP
                + "tripod { hessian_penalty_weight: 1 } network { latent_dimension: 1 encoder { filters: 32 } }",
            ": network.latent_dimension is 1, but tripod.hessian_penalty_weight weighs derivatives"
                + " by two latents; write at least 2, or leave the weight out"),
        arguments(
            LOOP + "tripod { hessian_penalty_weight: 1 } network { dense {} }",
            ": network.decoder has no hidden layers, but tripod.hessian_penalty_weight weighs their"
                + " second derivatives; write hidden_units, or leave the weight out"),
        arguments(
            LOOP
                + "tripod { hessian_penalty_weight: 1 } network { encoder { filters: 32 } batch_normalization: true }",
            ": network.batch_normalization is true, but with tripod.hessian_penalty_weight the"
                + " decoder also sees latents beside those of the batch, which would be normalised"
                + " with others; write batch_normalization: false"),
        arguments(
            NETWORK + LOOP + "tripod { hessian_penalty_weight: 1 } precision: AUTO",
            ": precision is AUTO, but tripod.hessian_penalty_weight weighs small differences of a"
                + " decoder, which are lost in 16 bits; write precision: FLOAT32, or leave the"
                + " weight out"),
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
            NETWORK
                + LOOP
                + "beta_vae { change { initial_fraction: 0.5 from_step: 7 to_step: 7 } }",
            ": beta_vae.change goes from_step 7 to_step 7, but it needs steps to change in; write"
                + " a to_step above its from_step"),
        arguments(
            NETWORK
                + LOOP
                + "factor_vae { change { initial_fraction: 2 from_step: 9 to_step: 3 } }",
            ": factor_vae.change goes from_step 9 to_step 3, but it needs steps to change in;"
                + " write a to_step above its from_step"),
        arguments(
            NETWORK + LOOP + "beta_tcvae { change { to_step: 3 } }",
            ": beta_tcvae.change.initial_fraction is missing; it has no default: write it down"),
        arguments(
            NETWORK + LOOP + "wae { change { initial_fraction: 0 } }",
            ": wae.change.to_step is missing; it has no default: write it down"),
        arguments(
            NETWORK + LOOP + "ada_vae { change { initial_fraction: -0.1 to_step: 3 } }",
            ": ada_vae.change.initial_fraction is -0.1 but must be at least 0"),
        arguments(
            NETWORK + LOOP + "tripod { change { initial_fraction: 0 from_step: -1 to_step: 3 } }",
            ": tripod.change.from_step is -1 but must be at least 0"),
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
            "vq_vae {} network { encoder { filters: [1, 1] } decoder { filters: 1"
                + " adaptive_normalization: true } }\n"
                + LOOP,
            ": network.decoder.adaptive_normalization scales whole maps by a vector of latents, and"
                + " the codes of a vq_vae are a map; leave it out"),
        arguments(
            "vq_vae {} network { encoder { filters: [1, 1] } decoder { filters: 1"
                + " spatial_broadcast: true } }\n"
                + LOOP,
            ": network.decoder.spatial_broadcast makes a map of a vector of latents, and the codes"
                + " of a vq_vae are a map; leave it out"),
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
    assertRefused(folder, text, sentence);
  }
}
