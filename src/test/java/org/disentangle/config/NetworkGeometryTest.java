package org.disentangle.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks and images of any size: what fits, and what is said of what does not. */
class NetworkGeometryTest {
  private static final String LOOP = "loop { steps: 10 }\n";
  private static final String FAMILY = "beta_vae {}\n" + LOOP;
  private static final String FOLDER = "data { folder { path: \"pictures\" } }\n";
  private static final String CODES =
      FOLDER
          + LOOP
          + "network { encoder { filters: [1, 1, 1] } decoder { filters: [1, 1] } }\nvq_vae { ";

  @TempDir private Path folder;

  private RunConfig run(String text) {
    try {
      return Configurations.readRun(Files.writeString(folder.resolve("run.textproto"), text));
    } catch (IOException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "64, 64, 4, 4 x 4, 6",
    "28, 28, 2, 7 x 7, 5",
    "28, 28, 3, 4 x 4, 5",
    "96, 80, 4, 6 x 5, 7",
    "65, 1, 1, 33 x 1, 7",
    "1, 1, 0, 1 x 1, 0",
    "3, 2, 2, 1 x 1, 2"
  })
  void halvingsRoundUp(int height, int width, int times, String left, int most) {
    MapSize size = new MapSize(height, width);
    assertEquals(left, size.halved(times).toString());
    assertEquals(most, size.halvings());
    assertEquals(1, size.halved(most).positions());
  }

  @Test
  void theDecoderDoublesWhatWasHalved() {
    DecoderConfig.Builder decoder = DecoderConfig.newBuilder().addFilters(8).addFilters(4);
    ImageShape images = new ImageShape(28, 30, 3);
    assertEquals(
        List.of(new MapSize(4, 4), new MapSize(7, 8), new MapSize(14, 15)),
        NetworkGeometry.decoderMaps(decoder.setOutputStride(2).build(), images));
    assertEquals(
        List.of(new MapSize(7, 8), new MapSize(14, 15), new MapSize(28, 30)),
        NetworkGeometry.decoderMaps(decoder.setOutputStride(1).build(), images));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(
            FAMILY + "network { dense {} encoder { filters: [32, 64] } }",
            ": network.encoder.filters is [32, 64], but a dense network has no maps; leave the"
                + " filters out and write hidden_units, or leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} decoder { filters: 3 } }",
            ": network.decoder.filters is [3], but a dense network has no maps; leave the filters"
                + " out and write hidden_units, or leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} encoder { kernel_size: 3 } }",
            ": network.encoder.kernel_size is 3, but a dense network has no maps; leave it out, or"
                + " leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} decoder { kernel_size: 5 } }",
            ": network.decoder.kernel_size is 5, but a dense network has no maps; leave it out, or"
                + " leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} decoder { base_channels: 9 } }",
            ": network.decoder.base_channels is 9, but a dense network has no maps; leave it out,"
                + " or leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} decoder { output_stride: 1 } }",
            ": network.decoder.output_stride is 1, but a dense network has no maps; leave it out,"
                + " or leave network.dense out"),
        arguments(
            FAMILY + "network { dense {} decoder { autoregressive {} } }",
            ": network.decoder.autoregressive reads a map of features around each pixel, and a"
                + " dense network makes none; leave network.dense out or choose other pixels"),
        arguments(
            LOOP + "vq_vae {}\nnetwork { dense {} }",
            ": network.dense makes no maps, and the codes of a vq_vae are a map; leave it out and"
                + " write encoder.filters and decoder.filters"),
        arguments(
            FAMILY + "network { residual {} }",
            ": network.encoder.filters is missing; write one number for each stage, e.g. filters:"
                + " [32, 32, 64, 64]"),
        arguments(
            FAMILY + "network { residual { blocks: 0 } encoder { filters: 8 } }",
            ": network.residual.blocks is 0 but must be at least 1 and at most 64"),
        arguments(
            FAMILY
                + "data { resize { height: 20 width: 12 } }\n"
                + "network { encoder { filters: [8, 8, 8, 8, 8, 8] } }",
            ": network.encoder.filters halves the map 6 times, but images of 20 x 12 pixels can be"
                + " halved only 5 times; leave out 1 of the filters, or make the images at least 33"
                + " pixels high or wide by data.resize"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldInOneSentence(String text, String sentence) {
    UserErrorException mistake = assertThrows(UserErrorException.class, () -> run(text));
    assertEquals(folder.resolve("run.textproto") + sentence, mistake.getMessage());
  }

  static Stream<Arguments> mapsOfCodes() {
    return Stream.of(
        arguments(
            "grid: 4 }",
            new ImageShape(40, 40, 3),
            "here: vq_vae.grid is 4, but the 3 halvings of network.encoder.filters turn 40 x 40"
                + " pixels into a map of 5 x 5; write grid: 5, or as many filters as there are"
                + " halvings"),
        arguments(
            "grid: 4 }",
            new ImageShape(32, 40, 3),
            "here: vq_vae.grid is 4, but the 3 halvings of network.encoder.filters turn 32 x 40"
                + " pixels into a map of 4 x 5; leave grid out, which is for maps as high as"
                + " wide"),
        arguments(
            "}",
            new ImageShape(160, 136, 1),
            "here: the 3 halvings of network.encoder.filters turn 160 x 136 pixels into a map of 20"
                + " x 17 codes, and the prior of a vq_vae draws at most 256 of them; write more"
                + " filters, or make the images smaller by data.resize or data.crop"));
  }

  @ParameterizedTest
  @MethodSource("mapsOfCodes")
  void aMapOfCodesThatDoesNotFitIsRefused(String settings, ImageShape images, String sentence) {
    RunConfig run = run(CODES + settings);
    assertEquals(
        sentence,
        assertThrows(UserErrorException.class, () -> NetworkGeometry.check(run, images, "here"))
            .getMessage());
  }

  /** The map follows from the images: nothing has to be written down. */
  @Test
  void aMapOfCodesNeedNotBeASquare() {
    RunConfig run = run(CODES + "}");
    ImageShape images = new ImageShape(32, 48, 3);
    assertDoesNotThrow(() -> NetworkGeometry.check(run, images, "here"));
    assertEquals(new MapSize(4, 6), NetworkGeometry.encoderMap(run.getNetwork(), images));
  }

  @Test
  void aDenseLayerThatNoTensorHoldsIsRefused() {
    RunConfig run = run(FAMILY + FOLDER + "network { dense {} encoder { hidden_units: 1200 } }");
    assertEquals(
        "here: network.encoder would have a dense layer between 3145728 values and 1200 units, with"
            + " more than the 2147483647 weights that one tensor holds here; write fewer"
            + " hidden_units or more filters, or make the images smaller by data.resize or"
            + " data.crop",
        assertThrows(
                UserErrorException.class,
                () -> NetworkGeometry.check(run, new ImageShape(1024, 1024, 3), "here"))
            .getMessage());
  }

  /** A check changes nothing: a training that began with it goes on without it. */
  @Test
  void theGridIsOnlyACheck() {
    RunConfig with = run(CODES + "grid: 8 }");
    RunConfig without = run(CODES + "}");
    assertEquals(List.of(), Configurations.differences(with, without));
  }
}
