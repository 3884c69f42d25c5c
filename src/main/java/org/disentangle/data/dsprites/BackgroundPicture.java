package org.disentangle.data.dsprites;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.disentangle.UserErrorException;
import org.disentangle.image.ImageShape;

/** A picture of red, green and blue bytes, of which parts lie behind sprites. */
final class BackgroundPicture {
  private static final int CHANNELS = 3;

  private final ImageShape shape;
  private final byte[] values;

  /**
   * @param values in the order of the shape; not copied
   * @throws IllegalArgumentException if it is not larger than a sprite's image in both directions
   */
  BackgroundPicture(ImageShape shape, byte[] values) {
    if (!isLargeEnough(shape.height(), shape.width()) || shape.channels() != CHANNELS) {
      throw new IllegalArgumentException("a background of " + shape);
    }
    this.shape = shape;
    this.values = values;
  }

  /**
   * Reads a picture; a grey one has three equal channels.
   *
   * @throws UserErrorException if it cannot be read, or is not larger than a sprite's image
   */
  static BackgroundPicture read(Path file) {
    BufferedImage picture;
    try {
      picture = ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UserErrorException("the picture " + file + " cannot be read: " + e, e);
    }
    if (picture == null) {
      throw new UserErrorException(
          file + " is not a picture that can be read; expected PNG, JPEG, GIF, BMP or TIFF");
    }
    if (!isLargeEnough(picture.getHeight(), picture.getWidth())) {
      throw new UserErrorException(
          "the picture %s has %s x %s pixels; expected more than %s x %s, so that there is more than one part of it to lie behind a sprite"
              .formatted(
                  file,
                  picture.getHeight(),
                  picture.getWidth(),
                  Dsprites.IMAGE.height(),
                  Dsprites.IMAGE.width()));
    }
    ImageShape shape = new ImageShape(picture.getHeight(), picture.getWidth(), CHANNELS);
    byte[] values = new byte[shape.values()];
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      int rgb = rgb(picture, pixel % shape.width(), pixel / shape.width());
      for (int channel = 0; channel < CHANNELS; channel++) {
        values[pixel * CHANNELS + channel] = (byte) (rgb >>> ((CHANNELS - 1 - channel) * Byte.SIZE));
      }
    }
    return new BackgroundPicture(shape, values);
  }

  /** Java would turn grey levels into those of another grey scale. */
  private static int rgb(BufferedImage picture, int column, int row) {
    return picture.getType() == BufferedImage.TYPE_BYTE_GRAY
        ? 0x010101 * picture.getRaster().getSample(column, row, 0)
        : picture.getRGB(column, row);
  }

  private static boolean isLargeEnough(int height, int width) {
    return height > Dsprites.IMAGE.height() && width > Dsprites.IMAGE.width();
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
