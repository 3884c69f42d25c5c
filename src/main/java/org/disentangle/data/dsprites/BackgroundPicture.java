package org.disentangle.data.dsprites;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
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
      digest.update((shape + "\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(values));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
