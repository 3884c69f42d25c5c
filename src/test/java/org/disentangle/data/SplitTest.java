package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.disentangle.UserErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

  @ParameterizedTest
  @CsvSource({
    "1000, 0.05, 0, 950, 50",
    "1000, 0, 0, 1000, 0",
    "1000, 0.05, 200, 190, 10",
    "1000, 0.05, 2000, 950, 50",
    "10, 0.01, 0, 9, 1",
    "10, 0.99, 0, 1, 9",
    "1, 0.5, 0, 1, 0",
    "737280, 0.05, 0, 700416, 36864"
  })
  void everyDrawnImageIsOnOneSide(
      int images, double fraction, int maxSamples, int train, int validation) {
    Split split = Split.of(images, fraction, maxSamples, 7);
    assertEquals(train, split.train().length);
    assertEquals(validation, split.validation().length);
    int[] both =
        IntStream.concat(IntStream.of(split.train()), IntStream.of(split.validation()))
            .sorted()
            .toArray();
    assertEquals(both.length, IntStream.of(both).distinct().count());
    assertTrue(both[0] >= 0 && both[both.length - 1] < images);
  }

  @Test
  void theSplitIsAFunctionOfItsArguments() {
    assertArrayEquals(Split.of(99, 0.1, 50, 3).train(), Split.of(99, 0.1, 50, 3).train());
    assertFalse(Arrays.equals(Split.of(99, 0.1, 50, 3).train(), Split.of(99, 0.1, 50, 4).train()));
  }

  /** A change here would change every result; the order was computed by the formula in Python. */
  @Test
  void theOrderIsThatOfSplitMix64() {
    assertArrayEquals(new int[] {3, 8, 9, 7, 1, 5, 2, 4, 6, 0}, Split.of(10, 0, 0, 42).train());
  }

  @Test
  void changingAReturnedArrayChangesNoSplit() {
    Split split = Split.of(10, 0.5, 0, 1);
    int[] before = split.train();
    split.train()[0] = -1;
    assertArrayEquals(before, split.train());
  }

  @Test
  void badArgumentsAreNamed() {
    assertMessage("validation_fraction is 1.0", 10, 1.0, 0);
    assertMessage("validation_fraction is NaN", 10, Double.NaN, 0);
    assertMessage("validation_fraction is -0.1", 10, -0.1, 0);
    assertMessage("max_samples is -3", 10, 0.1, -3);
    assertMessage("no images", 0, 0.1, 0);
  }

  private static void assertMessage(String part, int images, double fraction, int maxSamples) {
    String message =
        assertThrows(UserErrorException.class, () -> Split.of(images, fraction, maxSamples, 0))
            .getMessage();
    assertTrue(message.contains(part), message);
  }
}
