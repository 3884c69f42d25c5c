package org.disentangle.data.picture;

import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the samples of a stored pixel mean. No colour profile is applied: a sample is what the file
 * has, as it is for Pillow.
 */
sealed interface SampleColors {
  /** The places of red, green, blue and opacity among {@value} numbers a pixel. */
  int RGBA = 4;

  /** How many samples a pixel has. */
  int bands();

  /** Whether red, green and blue are the same in every pixel. */
  boolean isGrey();

  /** Whether pixels may be transparent. */
  boolean hasAlpha();

  /** The highest value: 255 or 65,535. */
  int highest();

  /**
   * Turns samples into colours from 0 to the highest value.
   *
   * @param rgba red, green, blue and opacity of each pixel
   */
  void convert(int[] samples, int pixels, int[] rgba);

  /** Whether the colours are already multiplied by the opacity. */
  default boolean isPremultiplied() {
    return false;
  }

  /**
   * The meaning of the samples of a decoded picture.
   *
   * @param transferType of its raster, one of {@link DataBuffer}
   */
  static SampleColors of(ColorModel colors, int transferType) throws UnreadablePictureException {
    if (colors instanceof IndexColorModel palette) {
      int[] entries = new int[palette.getMapSize()];
      palette.getRGBs(entries);
      return new Palette(entries);
    }
    int bands = colors.getNumComponents();
    int colorBands = colors.getNumColorComponents();
    int[] sizes = colors.getComponentSize();
    int bits = IntStream.of(sizes).max().orElse(0);
    boolean isWhole =
        transferType != DataBuffer.TYPE_FLOAT && transferType != DataBuffer.TYPE_DOUBLE;
    if (bits > Short.SIZE
        || IntStream.of(sizes).anyMatch(size -> size < 1)
        || !isWhole
        || transferType == DataBuffer.TYPE_SHORT) {
      throw new UnreadablePictureException(
          "has samples of %s bits%s; expected whole numbers from 0 of 1 to 16 bits"
              .formatted(
                  IntStream.of(sizes)
                      .mapToObj(String::valueOf)
                      .distinct()
                      .collect(Collectors.joining(", ")),
                  isWhole ? "" : " with fractions"));
    }
    int type = colors.getColorSpace().getType();
    boolean isGrey = type == ColorSpace.TYPE_GRAY && colorBands == 1;
    if (!isGrey && !(type == ColorSpace.TYPE_RGB && colorBands == 3)) {
      throw new UnreadablePictureException(
          "has the %s components of another colour space; expected grey or red, green and blue"
              .formatted(colorBands));
    }
    return new Components(isGrey, bands > colorBands, colors.isAlphaPremultiplied(), sizes);
  }

  /**
   * One sample, the number of a colour; a number without one is black, as for Pillow.
   *
   * @param colors each 0xAARRGGBB
   */
  record Palette(int[] colors) implements SampleColors {
    private static final int BLACK = 0xFF << 24;

    @Override
    public int bands() {
      return 1;
    }

    @Override
    public boolean isGrey() {
      return IntStream.of(colors)
          .allMatch(
              color ->
                  (color >> 16 & 0xFF) == (color & 0xFF) && (color >> 8 & 0xFF) == (color & 0xFF));
    }

    @Override
    public boolean hasAlpha() {
      return IntStream.of(colors).anyMatch(color -> color >>> 24 != 0xFF);
    }

    @Override
    public int highest() {
      return 0xFF;
    }

    @Override
    public void convert(int[] samples, int pixels, int[] rgba) {
      for (int i = 0; i < pixels; i++) {
        int color = samples[i] < colors.length ? colors[samples[i]] : BLACK;
        rgba[RGBA * i] = color >> 16 & 0xFF;
        rgba[RGBA * i + 1] = color >> 8 & 0xFF;
        rgba[RGBA * i + 2] = color & 0xFF;
        rgba[RGBA * i + 3] = color >>> 24;
      }
    }
  }

  /**
   * Grey, or red, green and blue; with or without opacity.
   *
   * @param bits of each sample
   */
  record Components(boolean isGrey, boolean hasAlpha, boolean isPremultiplied, int[] bits)
      implements SampleColors {
    /** Bytes without opacity. */
    static Components ofBytes(int bands) {
      int[] bits = new int[bands];
      Arrays.fill(bits, Byte.SIZE);
      return new Components(bands == 1, false, false, bits);
    }

    @Override
    public int bands() {
      return bits.length;
    }

    @Override
    public int highest() {
      return IntStream.of(bits).anyMatch(each -> each > Byte.SIZE) ? 0xFFFF : 0xFF;
    }

    @Override
    public void convert(int[] samples, int pixels, int[] rgba) {
      int bands = bits.length;
      int alpha = hasAlpha ? bands - 1 : bands;
      for (int i = 0; i < pixels; i++) {
        for (int c = 0; c < RGBA - 1; c++) {
          rgba[RGBA * i + c] = scaled(samples, i * bands, isGrey ? 0 : c);
        }
        rgba[RGBA * i + RGBA - 1] = hasAlpha ? scaled(samples, i * bands, alpha) : highest();
      }
    }

    /** Fewer bits are stretched as Pillow does: 5 bits by 255 / 31, without the fraction. */
    private int scaled(int[] samples, int pixel, int band) {
      int most = (1 << bits[band]) - 1;
      return most == highest()
          ? samples[pixel + band]
          : (int) ((long) samples[pixel + band] * highest() / most);
    }
  }

  /**
   * Luma and two differences of colour, as JPEG stores them; made red, green, blue by libjpeg's
   * sums.
   */
  record LumaAndDifferences() implements SampleColors {
    private static final int HALF = 1 << 15;
    private static final int CENTER = 128;

    @Override
    public int bands() {
      return 3;
    }

    @Override
    public boolean isGrey() {
      return false;
    }

    @Override
    public boolean hasAlpha() {
      return false;
    }

    @Override
    public int highest() {
      return 0xFF;
    }

    @Override
    public void convert(int[] samples, int pixels, int[] rgba) {
      for (int i = 0; i < pixels; i++) {
        int luma = samples[3 * i];
        int blue = samples[3 * i + 1] - CENTER;
        int red = samples[3 * i + 2] - CENTER;
        // 1.402, 0.344136, 0.714136 and 1.772 in multiples of 2^-16.
        rgba[RGBA * i] = cutOff(luma + ((91_881 * red + HALF) >> 16));
        rgba[RGBA * i + 1] = cutOff(luma + ((-22_554 * blue - 46_802 * red + HALF) >> 16));
        rgba[RGBA * i + 2] = cutOff(luma + ((116_130 * blue + HALF) >> 16));
        rgba[RGBA * i + 3] = 0xFF;
      }
    }

    private static int cutOff(int value) {
      return Math.max(0, Math.min(0xFF, value));
    }
  }
}
