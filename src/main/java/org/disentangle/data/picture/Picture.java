package org.disentangle.data.picture;

import java.awt.image.Raster;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;

/** A decoded picture, upright, laid on a background, in grey or in red, green and blue. */
final class Picture implements PixelRows {
  private static final int HALF = 1 << 15;

  private final Raster stored;
  private final SampleColors colors;
  private final Orientation orientation;
  private final int channels;

  /** The background in units of the picture's values. */
  private final int[] behind;

  private final int[] samples;
  private final int[] rgba;

  Picture(
      Raster stored,
      SampleColors colors,
      Orientation orientation,
      int channels,
      Background background) {
    this.stored = stored;
    this.colors = colors;
    this.orientation = orientation;
    this.channels = channels;
    int unit = colors.highest() / PixelKind.EIGHT_BITS.highest();
    behind =
        new int[] {background.red() * unit, background.green() * unit, background.blue() * unit};
    samples = new int[width() * colors.bands()];
    rgba = new int[width() * SampleColors.RGBA];
  }

  @Override
  public int height() {
    return orientation.height(stored.getHeight(), stored.getWidth());
  }

  @Override
  public int width() {
    return orientation.width(stored.getHeight(), stored.getWidth());
  }

  @Override
  public int channels() {
    return channels;
  }

  @Override
  public int highest() {
    return colors.highest();
  }

  @Override
  public void read(int row, int[] target) {
    orientation.read(stored, row, samples);
    colors.convert(samples, width(), rgba);
    for (int i = 0; i < width(); i++) {
      int at = SampleColors.RGBA * i;
      int alpha = rgba[at + SampleColors.RGBA - 1];
      int red = laid(rgba[at], alpha, behind[0]);
      int green = laid(rgba[at + 1], alpha, behind[1]);
      int blue = laid(rgba[at + 2], alpha, behind[2]);
      if (channels == 1) {
        target[i] = luma(red, green, blue);
      } else {
        target[channels * i] = red;
        target[channels * i + 1] = green;
        target[channels * i + 2] = blue;
      }
    }
  }

  /** Opacity times the value, and the rest of the background, rounded to the nearest. */
  private int laid(int value, int alpha, int background) {
    int highest = colors.highest();
    if (alpha == highest) {
      return value;
    }
    long front = colors.isPremultiplied() ? (long) value * highest : (long) value * alpha;
    long sum = front + (long) background * (highest - alpha);
    return (int) Math.min(highest, (sum + highest / 2) / highest);
  }

  /** The luma of ITU-R 601-2 by Pillow's sums; of a grey it is the grey. */
  private static int luma(int red, int green, int blue) {
    return (int) ((19_595L * red + 38_470L * green + 7_471L * blue + HALF) >> 16);
  }
}
