package org.disentangle.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.IntStream;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.dsprites.RenderedDspritesTest;
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
    assertEquals(-2 * 0.3 * Math.log(0.3) - 2 * 0.2 * Math.log(0.2), found.entropyNats(), 1e-12);
  }

  @Test
  void oneImageHasNoEntropy() {
    DistinctImages one = DistinctImages.of(new NumberedImages(1, 1));
    assertEquals(1, one.count());
    assertEquals(0, one.entropyNats());
  }

  @Test
  void manyPicturesAreAllToldApart() {
    DistinctImages found = DistinctImages.of(new NumberedImages(60_000, 30_000));
    assertEquals(30_000, found.count());
    assertEquals(Math.log(30_000), found.entropyNats(), 1e-9);
  }

  /** Numbers 0 to 3 in two bits: each is lit in half of the images, all other pixels in none. */
  @Test
  void pixelsAreCountedOneByOne() {
    NumberedImages images = new NumberedImages(1000, 4);
    PixelEntropies found = PixelEntropies.of(images);
    assertEquals(2 * Math.log(2), found.ownRates(), 1e-9);
    double p = 1.0 / TwoValuedImages.PIXELS;
    assertEquals(
        TwoValuedImages.PIXELS * (-p * Math.log(p) - (1 - p) * Math.log(1 - p)),
        found.oneRate(),
        1e-9);
    assertEquals(0, PixelEntropies.of(new NumberedImages(5, 1)).oneRate(), "nothing to tell");
    assertFalse(Dsprites.areAll(images));
  }
}
