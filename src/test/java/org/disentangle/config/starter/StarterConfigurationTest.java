package org.disentangle.config.starter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.disentangle.UserErrorException;
import org.disentangle.config.DataConfig;
import org.disentangle.config.DecoderConfig.PixelsCase;
import org.disentangle.config.ExportedEpoch;
import org.disentangle.config.LoopConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StarterConfigurationTest {
  private static final DataConfig DATA = DataConfig.newBuilder().setArchive("my.npz").build();

  private static StarterConfiguration starter(ImageShape shape, int images, Family family) {
    return new StarterConfiguration(
        DATA, "some images", shape, PixelKind.EIGHT_BITS, images, family);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyFamilyFitsImagesOfManySizes(Family family) {
    for (ImageShape shape :
        List.of(
            new ImageShape(64, 64, 3),
            new ImageShape(28, 28, 1),
            new ImageShape(40, 100, 3),
            new ImageShape(96, 80, 1),
            new ImageShape(4, 4, 1),
            new ImageShape(128, 16, 3))) {
      RunConfig run = starter(shape, 1000, family).run(700);
      assertEquals("my.npz", run.getData().getArchive(), shape.toString());
      assertEquals(700, run.getLoop().getSteps());
      assertEquals(64, run.getLoop().getBatchSize());
      assertEquals(PixelsCase.OPTIMAL_GAUSSIAN, run.getNetwork().getDecoder().getPixelsCase());
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 2", "5, 2", "12, 6", "128, 64", "100000, 64"})
  void aStepTakesAtMostHalfOfTheImages(int images, int batch) {
    assertEquals(batch, starter(new ImageShape(8, 8, 1), images, Family.BETA_VAE).batchSize());
  }

  /** A few pictures are passed over a thousand times, and the best epoch is one of the first. */
  @ParameterizedTest
  @CsvSource({
    // images, steps, steps of an epoch, patience
    "400, 9300, 62, 37",
    "12, 9300, 20, 116",
    "3, 10, 1, 10",
    "60000, 9300, 930, 10",
    "1000000, 5, 1, 10"
  })
  void epochsAreShortEnoughToFindTheBest(int images, long steps, long epoch, int patience) {
    LoopConfig loop =
        starter(new ImageShape(8, 8, 1), images, Family.BETA_VAE).run(steps).getLoop();
    assertEquals(epoch, loop.getStepsPerEpoch());
    assertEquals(patience, loop.getEarlyStopping().getPatience());
    assertEquals(ExportedEpoch.BEST_EPOCH, loop.getEarlyStopping().getExport());
  }

  /** The others have no one loss that falls: it has two stages, or its weights change. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void theBestEpochIsExportedWhereEpochsCanBeCompared(Family family) {
    boolean comparable =
        !Set.of(Family.VQ_VAE, Family.ANNEALED_VAE, Family.CONTROL_VAE).contains(family);
    LoopConfig loop = starter(new ImageShape(8, 8, 1), 400, family).run(9300).getLoop();
    assertEquals(comparable, loop.hasEarlyStopping());
  }

  @Test
  void twoImagesAreTooFew() {
    String message =
        assertThrows(
                UserErrorException.class,
                () -> starter(new ImageShape(8, 8, 1), 2, Family.BETA_VAE))
            .getMessage();
    assertTrue(
        message.contains("2 images are too few for a model to learn from; add some, to at least 3"),
        message);
  }

  /** The name of a folder, or of a column of labels, may have any character. */
  @Test
  void theDescriptionStaysOnItsLine() {
    StarterConfiguration starter =
        new StarterConfiguration(
            DATA,
            "images of a\nseed: 7\r{ (3)",
            new ImageShape(8, 8, 1),
            PixelKind.TWO_VALUES,
            10,
            Family.BETA_VAE);
    assertTrue(starter.text(1, "").startsWith("# images of a?seed: 7?{ (3)\n"));
    assertEquals(PixelsCase.BERNOULLI, starter.run(1).getNetwork().getDecoder().getPixelsCase());
  }

  @ParameterizedTest
  @CsvSource({"10, 0.1, 6000", "10, 0.037, 16000", "1, 0.07, 850", "1, 600, 1"})
  void minutesBecomeStepsOfTwoDigits(int minutes, double seconds, long steps) {
    assertEquals(steps, StarterConfiguration.steps(minutes, seconds));
  }
}
