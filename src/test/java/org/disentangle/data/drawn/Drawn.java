package org.disentangle.data.drawn;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.disentangle.Progress;
import org.disentangle.data.store.ImageSource;

/** What tests ask of images that are drawn. */
public final class Drawn {
  private Drawn() {}

  /** The bytes of one image. */
  public static byte[] image(Drawing drawing, int image) {
    byte[] bytes = new byte[drawing.kind().bytes(drawing.shape().values())];
    drawing.draw(image, bytes, 0);
    return bytes;
  }

  /** The bytes of the image of these classes. */
  public static byte[] image(Drawing drawing, int[] classes) {
    return image(drawing, drawing.grid().image(classes));
  }

  /** A value, from 0 to 255, of an image of bytes. */
  public static int value(Drawing drawing, byte[] image, int row, int column, int channel) {
    return image[(row * drawing.shape().width() + column) * drawing.shape().channels() + channel]
        & 0xFF;
  }

  /** SHA-256 of an image, hexadecimal. */
  public static String checksum(byte[] image) {
    return HexFormat.of().formatHex(sha256().digest(image));
  }

  /** SHA-256 of all images of a source, hexadecimal. */
  public static String checksum(ImageSource source) throws IOException {
    MessageDigest digest = sha256();
    source.writeTo(digest::update, Progress.NONE);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
