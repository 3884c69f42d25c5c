package org.disentangle.config;

import static org.disentangle.config.Refusals.FAMILY;
import static org.disentangle.config.Refusals.LEAST;
import static org.disentangle.config.Refusals.LOOP;
import static org.disentangle.config.Refusals.NETWORK;
import static org.disentangle.config.Refusals.SPARSE;
import static org.disentangle.config.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes in name, data, network, supervision, optimiser and loop, whatever the family is. */
final class RefusedSettingsTest {
  @TempDir private Path folder;

  static Stream<Arguments> texts() {
    return Stream.of(
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
            FAMILY + LOOP + "network { dense {} decoder { adaptive_normalization: true } }",
            ": network.decoder.adaptive_normalization scales maps, and a dense network has none;"
                + " leave it out, or leave network.dense out"),
        arguments(
            FAMILY + LOOP + "network { dense {} decoder { spatial_broadcast: true } }",
            ": network.decoder.spatial_broadcast fills a map, and a dense network has none; leave it"
                + " out, or leave network.dense out"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { filters: 32"
                + " adaptive_normalization: true spatial_broadcast: true } }",
            ": network.decoder.spatial_broadcast and adaptive_normalization are two ways for the"
                + " latents into the decoder; leave one of them out"),
        arguments(
            FAMILY + LOOP + "network { dense {} decoder { output_bias_images: -1 } }",
            ": network.decoder.output_bias_images is -1 but must be at least 0 and at most 65536"),
        arguments(
            FAMILY
                + LOOP
                + "network { dense {} decoder { output_bias: false output_bias_images: 5 } }",
            ": network.decoder.output_bias_images is 5, but output_bias is false; leave one of them"
                + " out"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { output_bias_images: 5 autoregressive {"
                + " channels: 4 } } }",
            ": network.decoder.output_bias_images is 5, but the last layer of an autoregressive"
                + " decoder gives features and no values; leave it out"),
        arguments(
            FAMILY
                + LOOP
                + "network { encoder { filters: 32 } decoder { adaptive_normalization: true } }",
            ": network.decoder.adaptive_normalization scales the maps of decoder.filters, and there"
                + " are none; write decoder { filters: [64, 32, 32] }, or leave it out"),
        arguments(
            FAMILY + NETWORK,
            ": loop.epochs or loop.steps is missing; it has no default: write it down"),
        arguments(
            LEAST + "optimizer { exponential {} }",
            ": optimizer.exponential.steps is missing; it has no default: write it down"),
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
                + " images at least 65 pixels high or wide by data.resize"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aMistakeIsToldInOneSentence(String text, String sentence) throws IOException {
    assertRefused(folder, text, sentence);
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
}
