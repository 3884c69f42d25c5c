package org.disentangle.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CropTest {
  private static ArrayRows counted(int height, int width, int channels) {
    return new ArrayRows(
        height, width, channels, 255, IntStream.range(0, height * width * channels).toArray());
  }

  /** As torchvision.transforms.CenterCrop places it: int(round((whole - part) / 2)) in Python. */
  @ParameterizedTest
  @CsvSource({"218, 148, 35", "5, 2, 2", "7, 2, 2", "4, 1, 2", "6, 1, 2", "3, 3, 0", "9, 4, 2"})
  void aCropWithoutAPlaceLiesInTheMiddle(int whole, int part, int first) {
    ArrayRows found = ArrayRows.of(Crop.center(part, 1).of(counted(whole, 1, 1)));
    assertEquals(first, found.values()[0]);
    assertEquals(part, found.height());
  }

  @Test
  void aCropHasItsPlaceAndAllChannels() {
    Crop crop = new Crop(2, 2, OptionalInt.of(1), OptionalInt.of(2));
    ArrayRows found = ArrayRows.of(crop.of(counted(3, 4, 2)));
    assertArrayEquals(new int[] {12, 13, 14, 15, 20, 21, 22, 23}, found.values());
    assertEquals("2 x 2 at row 1, column 2", crop.toString());
  }

  @Test
  void aCropBeyondTheImageIsRefused() {
    Crop crop = new Crop(2, 2, OptionalInt.empty(), OptionalInt.of(3));
    assertTrue(crop.fits(2, 5));
    assertFalse(crop.fits(2, 4));
    assertFalse(crop.fits(1, 5));
    assertThrows(IllegalArgumentException.class, () -> crop.of(counted(2, 4, 1)));
    assertThrows(IllegalArgumentException.class, () -> Crop.center(0, 1));
  }
}
