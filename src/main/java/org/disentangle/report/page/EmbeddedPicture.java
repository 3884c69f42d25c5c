package org.disentangle.report.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture inside the page, as a {@code data:} address. Sheets of decoded colour images are large
 * as PNG, and several runs of them would not fit; as JPEG they take a quarter. Whoever wants every
 * bit has the file.
 */
final class EmbeddedPicture {
  /** A PNG up to this size stays as it is, in bytes. */
  private static final int LARGE = 150_000;

  /** At which tiles of 64 pixels, enlarged twice, cannot be told from the PNG by eye. */
  private static final float QUALITY = 0.9f;

  private EmbeddedPicture() {}

  /**
   * The address of a picture.
   *
   * @param file a PNG; the address has a JPEG in its place where it is large and the JPEG has at
   *     most half its size
   * @throws IOException if it cannot be read
   */
  static String of(Path file) throws IOException {
    byte[] png = Files.readAllBytes(file);
    if (png.length > LARGE) {
      byte[] jpeg = jpeg(png);
      if (jpeg.length <= png.length / 2) {
        return address("jpeg", jpeg);
      }
    }
    return address("png", png);
  }

  private static String address(String kind, byte[] content) {
    return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(content);
  }

  private static byte[] jpeg(byte[] png) throws IOException {
    BufferedImage picture =
        ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
    if (picture == null) {
      throw new IOException("it is no picture");
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(opaque(picture), null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** On white, in three channels of eight bits: all that the writer can be sure to take. */
  private static BufferedImage opaque(BufferedImage picture) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = copy.createGraphics();
    graphics.drawImage(picture, 0, 0, Color.WHITE, null);
    graphics.dispose();
    return copy;
  }
}
