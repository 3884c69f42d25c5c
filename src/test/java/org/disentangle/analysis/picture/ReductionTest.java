package org.disentangle.analysis.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.disentangle.image.ImageShape;
import org.junit.jupiter.api.Test;

class ReductionTest {
  @Test
  void aLargePairIsMadeSmallerAndLaidSideBySide() {
    Reduction reduction = new Reduction(new ImageShape(2, 256, 2));
    assertEquals(2, reduction.factor());
    assertEquals(new ImageShape(1, 256, 1), reduction.shape());
    float[] image = new float[2 * 256 * 2];
    for (int i = 0; i < image.length; i++) {
      int pair = i / 4 % 128;
      image[i] = i % 2 == 0 ? pair / 128f : 1;
    }
    float[] shown = reduction.of(image);
    assertEquals(256, shown.length);
    for (int column = 0; column < 128; column++) {
      assertEquals(column / 128f, shown[column]);
      assertEquals(1, shown[128 + column]);
    }
  }

  @Test
  void smallImagesStayAsTheyAre() {
    Reduction none = new Reduction(new ImageShape(128, 20, 3));
    float[] images = new float[2 * none.from().values()];
    assertSame(images, none.of(images));
    assertEquals(none.from(), none.shape());
  }

  /** Against sums over the whole image, with squares cut off at the right and at the bottom. */
  @Test
  void aPixelIsTheMeanOfItsSquare() {
    ImageShape from = new ImageShape(131, 260, 3);
    Reduction thirds = new Reduction(from);
    assertEquals(3, thirds.factor());
    assertEquals(new ImageShape(44, 87, 3), thirds.shape());
    Random random = new Random(5);
    float[] images = new float[2 * from.values()];
    double[] sums = new double[2 * thirds.shape().values()];
    int[] counts = new int[sums.length];
    for (int i = 0; i < images.length; i++) {
      images[i] = random.nextFloat();
      int pixel = i % from.values() / 3;
      int row = pixel / from.width() / 3;
      int column = pixel % from.width() / 3;
      int place = i / from.values() * sums.length / 2 + (row * 87 + column) * 3 + i % 3;
      sums[place] += images[i];
      counts[place]++;
    }
    float[] reduced = thirds.of(images);
    assertEquals(sums.length, reduced.length);
    for (int i = 0; i < sums.length; i++) {
      assertEquals(sums[i] / counts[i], reduced[i], 1e-6, "value " + i);
    }
  }
}
