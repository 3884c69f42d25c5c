package org.disentangle.data.dsprites;

import org.disentangle.data.SplitMix64;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/** How a sprite becomes an image: plain, or as a variant of disentanglement_lib. */
sealed interface SpritePaint {
  /** Columns of an image, and values of one of its rows where it has colours. */
  int WIDTH = Dsprites.IMAGE.width();

  int CHANNELS = 3;
  int ROW_VALUES = WIDTH * CHANNELS;
  int HIGHEST = PixelKind.EIGHT_BITS.highest();

  /** What dSprites so painted are called. */
  String name();

  /** What the images depend on besides the sprites and the random numbers, as text. */
  default String key() {
    return "version 1";
  }

  /** The shape of the images. */
  default ImageShape shape() {
    return new ImageShape(Dsprites.IMAGE.height(), WIDTH, CHANNELS);
  }

  /** What a value can be. */
  default PixelKind kind() {
    return PixelKind.EIGHT_BITS;
  }

  /**
   * Paints an image.
   *
   * @param sprite 64 rows, bit c of a row for column c
   * @param random the image's own numbers
   * @param target filled in from {@code offset} on, every byte of the image
   */
  void paint(long[] sprite, SplitMix64 random, byte[] target, int offset);

  /** White on black, in one channel of bits. */
  record Plain() implements SpritePaint {
    @Override
    public String name() {
      return "dsprites";
    }

    @Override
    public ImageShape shape() {
      return Dsprites.IMAGE;
    }

    @Override
    public PixelKind kind() {
      return PixelKind.TWO_VALUES;
    }

    @Override
    public void paint(long[] sprite, SplitMix64 random, byte[] target, int offset) {
      for (int i = 0; i < sprite.length * Long.BYTES; i++) {
        target[offset + i] = (byte) (sprite[i / Long.BYTES] >>> (i % Long.BYTES * Byte.SIZE));
      }
    }
  }

  /** A colour from [0.5, 1]^3, all as likely, on black. */
  record Colored() implements SpritePaint {
    @Override
    public String name() {
      return "color_dsprites";
    }

    @Override
    public void paint(long[] sprite, SplitMix64 random, byte[] target, int offset) {
      byte[] color = new byte[CHANNELS];
      for (int channel = 0; channel < color.length; channel++) {
        color[channel] = (byte) Math.rint(HIGHEST * (0.5 + random.nextDouble() / 2));
      }
      int place = offset;
      for (long row : sprite) {
        for (int column = 0; column < WIDTH; column++) {
          boolean isOn = isOn(row, column);
          for (byte part : color) {
            target[place] = isOn ? part : 0;
            place++;
          }
        }
      }
    }
  }

  /** White before noise: every value of the background is uniform in [0, 1]. */
  record Noisy() implements SpritePaint {
    /** Bits of a random number that make a value, as many as give 255 times it without loss. */
    private static final int BITS = 16;

    @Override
    public String name() {
      return "noisy_dsprites";
    }

    @Override
    public void paint(long[] sprite, SplitMix64 random, byte[] target, int offset) {
      int place = offset;
      long bits = 0;
      for (long row : sprite) {
        for (int i = 0; i < ROW_VALUES; i++) {
          // Rows begin with a number of their own: a row's values use up whole ones.
          bits = i % (Long.SIZE / BITS) == 0 ? random.nextLong() : bits >>> BITS;
          boolean isOn = isOn(row, i / CHANNELS);
          target[place] = (byte) (isOn ? HIGHEST : nearest((int) bits & 0xFFFF));
          place++;
        }
      }
    }

    /** The nearest whole number to 255 (k + 1/2) / 2^16. */
    private static int nearest(int k) {
      return (HIGHEST * (2 * k + 1) + (1 << BITS)) >>> (BITS + 1);
    }
  }

  /**
   * A random part of a picture in the mean with a random colour, {@code (part + u) / 2} with {@code
   * u} uniform in [0, 1]^3; under the sprite it is the negative, 1 less that.
   */
  record OnPicture(BackgroundPicture picture) implements SpritePaint {
    @Override
    public String name() {
      return "picture_dsprites";
    }

    @Override
    public String key() {
      return "version 1, picture " + picture.checksum();
    }

    @Override
    public void paint(long[] sprite, SplitMix64 random, byte[] target, int offset) {
      // The last place is left out, as numpy's randint does where the set was first made.
      int top = random.below(picture.height() - sprite.length);
      int left = random.below(picture.width() - WIDTH);
      double[] tint = new double[CHANNELS];
      for (int channel = 0; channel < CHANNELS; channel++) {
        tint[channel] = HIGHEST * random.nextDouble();
      }
      int place = offset;
      for (int row = 0; row < sprite.length; row++) {
        for (int column = 0; column < WIDTH; column++) {
          boolean isOn = isOn(sprite[row], column);
          for (int channel = 0; channel < CHANNELS; channel++) {
            double mixed = (picture.value(top + row, left + column, channel) + tint[channel]) / 2;
            target[place] = (byte) (int) ((isOn ? HIGHEST - mixed : mixed) + 0.5);
            place++;
          }
        }
      }
    }
  }

  private static boolean isOn(long row, int column) {
    return (row >>> column & 1) != 0;
  }
}
