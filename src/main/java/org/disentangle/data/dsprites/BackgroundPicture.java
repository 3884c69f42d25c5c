package org.disentangle.data.dsprites;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleUnaryOperator;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.picture.Background;
import org.disentangle.data.picture.PictureFile;
import org.disentangle.data.picture.UnreadablePictureException;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;
import org.disentangle.image.Resampling;

/** A picture of red, green and blue bytes, of which parts lie behind sprites. */
final class BackgroundPicture {
  private static final int CHANNELS = 3;
  private static final Background WHITE = new Background(255, 255, 255);

  /** What a larger picture is shrunk into, as disentanglement_lib shrinks The Scream. */
  private static final int MOST_WIDTH = 350;

  private static final int MOST_HEIGHT = 274;

  private final ImageShape shape;
  private final byte[] values;

  /**
   * @param values in the order of the shape; not copied
   * @throws IllegalArgumentException if it is not larger than a sprite's image in both directions
   */
  BackgroundPicture(ImageShape shape, byte[] values) {
    if (!isLargeEnough(shape) || shape.channels() != CHANNELS) {
      throw new IllegalArgumentException("a background of " + shape);
    }
    this.shape = shape;
    this.values = values;
  }

  /**
   * Reads a picture, in any format of {@link PictureFile}, and shrinks it to its {@link
   * #thumbnail}.
   *
   * @throws UserErrorException if it cannot be read, or is then not larger than a sprite's image
   */
  static BackgroundPicture read(Path file) {
    PixelRows picture;
    try {
      picture = new PictureFile(file).decode(CHANNELS, WHITE);
    } catch (UnreadablePictureException e) {
      throw FileErrorException.of("the picture " + file + " " + e.getMessage(), e);
    }
    ImageShape shape = thumbnail(picture.height(), picture.width());
    if (!isLargeEnough(shape)) {
      throw new UserErrorException(
          "the picture %s has %s x %s pixels, fitted into %s x %s; expected more than %s x %s, so that there is more than one part of it to lie behind a sprite"
              .formatted(
                  file,
                  shape.height(),
                  shape.width(),
                  MOST_HEIGHT,
                  MOST_WIDTH,
                  Dsprites.IMAGE.height(),
                  Dsprites.IMAGE.width()));
    }
    PixelRows small = Resampling.BICUBIC.resized(picture, shape.height(), shape.width());
    byte[] values = new byte[shape.values()];
    int[] row = new int[shape.width() * CHANNELS];
    for (int y = 0; y < shape.height(); y++) {
      small.read(y, row);
      for (int i = 0; i < row.length; i++) {
        double value = (double) row[i] / small.highest() * PixelKind.EIGHT_BITS.highest();
        values[y * row.length + i] = (byte) Math.rint(value);
      }
    }
    return new BackgroundPicture(shape, values);
  }

  private static boolean isLargeEnough(ImageShape shape) {
    return shape.height() > Dsprites.IMAGE.height() && shape.width() > Dsprites.IMAGE.width();
  }

  /**
   * The size of a picture that is shrunk until it fits into {@value #MOST_WIDTH} x {@value
   * #MOST_HEIGHT}, by the rule of Pillow's {@code Image.thumbnail}: one side as long as it may be,
   * the other so that the sides are most nearly as they were to each other. A smaller one stays as
   * it is.
   */
  static ImageShape thumbnail(int height, int width) {
    if (height <= MOST_HEIGHT && width <= MOST_WIDTH) {
      return new ImageShape(height, width, CHANNELS);
    }
    double aspect = (double) width / height;
    if (aspect <= (double) MOST_WIDTH / MOST_HEIGHT) {
      int fitted = nearest(MOST_HEIGHT * aspect, x -> Math.abs(aspect - x / MOST_HEIGHT));
      return new ImageShape(MOST_HEIGHT, fitted, CHANNELS);
    }
    int fitted = nearest(MOST_WIDTH / aspect, y -> y == 0 ? 0 : Math.abs(aspect - MOST_WIDTH / y));
    return new ImageShape(fitted, MOST_WIDTH, CHANNELS);
  }

  /** Of the two whole numbers about a length the one that is less wrong, but at least 1. */
  private static int nearest(double length, DoubleUnaryOperator error) {
    double below = Math.floor(length);
    double above = Math.ceil(length);
    boolean isBelow = error.applyAsDouble(below) <= error.applyAsDouble(above);
    return (int) Math.max(1, isBelow ? below : above);
  }

  int height() {
    return shape.height();
  }

  int width() {
    return shape.width();
  }

  /** A value from 0 to 255. */
  int value(int row, int column, int channel) {
    return values[(row * shape.width() + column) * CHANNELS + channel] & 0xFF;
  }

  /** SHA-256 of the size and the values, hexadecimal. */
  String checksum() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((shape + "\n").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(values));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
