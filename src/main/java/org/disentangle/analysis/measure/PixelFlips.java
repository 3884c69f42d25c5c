package org.disentangle.analysis.measure;

import java.util.Random;

/**
 * Images with pixels turned over at random: what is dark becomes white and what is light black, in
 * each channel by itself. Of two values, that is 1 − x; a grey goes to the end that is farther
 * away, so that no flip is smaller than a half.
 */
public final class PixelFlips {
  private static final float MIDDLE = 0.5f;

  private PixelFlips() {}

  /**
   * A copy of images, in each of which so many pixels were turned over. Every set of that many
   * pixels is as likely as another, and no image's depends on another's.
   *
   * @param images unchanged
   * @param flips in each, from 0 to the number of its pixels
   * @throws IllegalArgumentException if there are more flips than pixels
   */
  public static float[] of(Pictures images, int flips, Random random) {
    int pixels = images.shape().pixels();
    int channels = images.shape().channels();
    if (flips > pixels) {
      throw new IllegalArgumentException("an image of " + pixels + " pixels has no " + flips);
    }
    float[] flipped = images.pixels().clone();
    int[] order = new int[pixels];
    for (int p = 0; p < pixels; p++) {
      order[p] = p;
    }
    for (int start = 0; start < flipped.length; start += images.size()) {
      // The first steps of a Fisher-Yates shuffle; from any order they draw evenly.
      for (int drawn = 0; drawn < flips; drawn++) {
        int other = drawn + random.nextInt(pixels - drawn);
        int pixel = order[other];
        order[other] = order[drawn];
        order[drawn] = pixel;
        for (int c = start + pixel * channels; c < start + (pixel + 1) * channels; c++) {
          flipped[c] = flipped[c] < MIDDLE ? 1 : 0;
        }
      }
    }
    return flipped;
  }
}
