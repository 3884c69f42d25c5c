package org.disentangle.analysis.measure;

import java.util.Random;

/** Images with pixels turned over at random: black becomes white and white black. */
public final class PixelFlips {
  private PixelFlips() {}

  /**
   * A copy of images, in each of which so many pixels x became 1 − x. Every set of that many pixels
   * is as likely as another, and no image's depends on another's.
   *
   * @param images row by row; unchanged
   * @param pixels of an image
   * @param flips in each, from 0 to {@code pixels}
   * @throws IllegalArgumentException if there are more flips than pixels
   */
  public static float[] of(float[] images, int pixels, int flips, Random random) {
    if (flips > pixels) {
      throw new IllegalArgumentException("an image of " + pixels + " pixels has no " + flips);
    }
    float[] flipped = images.clone();
    int[] order = new int[pixels];
    for (int p = 0; p < pixels; p++) {
      order[p] = p;
    }
    for (int start = 0; start < images.length; start += pixels) {
      // The first steps of a Fisher-Yates shuffle; from any order they draw evenly.
      for (int drawn = 0; drawn < flips; drawn++) {
        int other = drawn + random.nextInt(pixels - drawn);
        int pixel = order[other];
        order[other] = order[drawn];
        order[drawn] = pixel;
        flipped[start + pixel] = 1 - flipped[start + pixel];
      }
    }
    return flipped;
  }
}
