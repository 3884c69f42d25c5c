package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pictures told apart by their pixels; those of the whole grid in {@link RenderedDspritesTest}. */
class DistinctImagesTest {

  @Test
  void imagesAlikeAreOnePicture() {
    DistinctImages found = DistinctImages.of(new NumberedImages(10, 4));
    assertEquals(4, found.count());
    assertArrayEquals(
        new int[] {0, 1, 2, 3, 0, 1, 2, 3, 0, 1},
        IntStream.range(0, 10).map(found::picture).toArray());
    assertArrayEquals(new int[] {9, 6, 3, 0}, found.distinct(new int[] {9, 6, 5, 3, 2, 0, 8}));
    // Two pictures are shown three times and two twice.
    assertEquals(
        -2 * 0.3 * Math.log(0.3) - 2 * 0.2 * Math.log(0.2), found.entropyNats(), 1e-12);
  }

  @Test
  void oneImageHasNoEntropy() {
    DistinctImages one = DistinctImages.of(new NumberedImages(1, 1));
    assertEquals(1, one.count());
    assertEquals(0, one.entropyNats());
  }

  @Test
  void manyPicturesAreAllToldApart() {
    assertEquals(30_000, DistinctImages.of(new NumberedImages(60_000, 30_000)).count());
    assertEquals(
        Math.log(30_000), DistinctImages.of(new NumberedImages(60_000, 30_000)).entropyNats(), 1e-9);
  }
}
