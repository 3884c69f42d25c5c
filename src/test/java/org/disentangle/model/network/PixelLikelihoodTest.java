package org.disentangle.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.TextFormat;
import org.disentangle.UserErrorException;
import org.disentangle.config.AutoregressivePixelsConfig;
import org.disentangle.config.DecoderConfig;
import org.disentangle.contract.LikelihoodRecord;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which distribution a configuration means for which images. */
class PixelLikelihoodTest {
  private static final ImageShape COLOUR = new ImageShape(8, 12, 3);
  private static final ImageShape GREY = new ImageShape(8, 12, 1);

  @ParameterizedTest
  @CsvSource({
    "'', TWO_VALUES, bernoulli, PROBABILITY",
    "'', EIGHT_BITS, optimal_gaussian, DENSITY",
    "'', SIXTEEN_BITS, optimal_gaussian, DENSITY",
    "bernoulli {}, TWO_VALUES, bernoulli, PROBABILITY",
    "bernoulli {}, EIGHT_BITS, bernoulli, NO_LIKELIHOOD",
    "gaussian {}, EIGHT_BITS, gaussian, DENSITY",
    "optimal_gaussian {}, TWO_VALUES, optimal_gaussian, DENSITY",
    "discretized_logistic {}, TWO_VALUES, discretized_logistic, PROBABILITY",
    "discretized_logistic {}, SIXTEEN_BITS, discretized_logistic, PROBABILITY",
    "continuous_bernoulli {}, EIGHT_BITS, continuous_bernoulli, DENSITY",
    "laplace {}, EIGHT_BITS, laplace, DENSITY",
    "autoregressive {}, TWO_VALUES, autoregressive, PROBABILITY"
  })
  void isTheConfiguredOneOrThatOfTheKind(
      String decoder, PixelKind kind, String name, String measure) throws Exception {
    DecoderConfig config = TextFormat.parse(decoder, DecoderConfig.class);
    ImageShape shape = name.equals("autoregressive") ? GREY : COLOUR;
    LikelihoodRecord record = PixelLikelihood.of(config, shape, kind).record();
    assertEquals(name, record.getName());
    assertEquals(measure, record.getMeasure().name());
  }

  @Test
  void pixelsAreDrawnOneAfterTheOtherOnlyWhereTheyAreOnOrOff() {
    DecoderConfig strong =
        DecoderConfig.newBuilder()
            .setAutoregressive(AutoregressivePixelsConfig.getDefaultInstance())
            .build();
    for (PixelKind kind : new PixelKind[] {PixelKind.TWO_VALUES, PixelKind.EIGHT_BITS}) {
      String message =
          assertThrows(UserErrorException.class, () -> PixelLikelihood.of(strong, COLOUR, kind))
              .getMessage();
      assertTrue(message.contains("network.decoder.autoregressive"), message);
      assertTrue(message.contains("8 x 12 x 3"), message);
      assertTrue(message.contains("optimal_gaussian"), message);
    }
    assertThrows(
        UserErrorException.class, () -> PixelLikelihood.of(strong, GREY, PixelKind.EIGHT_BITS));
  }
}
