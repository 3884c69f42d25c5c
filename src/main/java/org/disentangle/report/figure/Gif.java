package org.disentangle.report.figure;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.disentangle.analysis.picture.Animation;
import org.disentangle.analysis.picture.Picture;

/** Encodes an animation as a GIF that repeats for ever, in 16 greys. */
public final class Gif {
  private static final int GREYS = 16;

  /** The duration of a frame in hundredths of a second. */
  private static final int DELAY = 12;

  private static final IndexColorModel PALETTE = palette();

  private Gif() {}

  public static byte[] encode(Animation animation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      ImageWriteParam rowByRow = writer.getDefaultWriteParam();
      rowByRow.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
      boolean isFirst = true;
      for (Picture frame : animation.frames()) {
        BufferedImage image = indexed(frame);
        writer.writeToSequence(
            new IIOImage(image, null, metadata(writer, image, rowByRow, isFirst)), rowByRow);
        isFirst = false;
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException("a GIF cannot be written to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage indexed(Picture frame) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
    for (int y = 0; y < frame.height(); y++) {
      for (int x = 0; x < frame.width(); x++) {
        float brightness = frame.pixels()[y * frame.width() + x];
        int grey = Math.round((GREYS - 1) * Math.max(0, Math.min(1, brightness)));
        image.getRaster().setSample(x, y, 0, grey);
      }
    }
    return image;
  }

  private static IIOMetadata metadata(
      ImageWriter writer, BufferedImage image, ImageWriteParam how, boolean isFirst)
      throws IIOInvalidTreeException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            // createFromRenderedImage would put Java's own palette in place of the image's.
            new ImageTypeSpecifier(image), how);
    String format = metadata.getNativeMetadataFormatName();
    IIOMetadataNode root = new IIOMetadataNode(format);
    IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("transparentColorIndex", "0");
    control.setAttribute("delayTime", Integer.toString(DELAY));
    root.appendChild(control);
    if (isFirst) {
      IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
      extension.setAttribute("applicationID", "NETSCAPE");
      extension.setAttribute("authenticationCode", "2.0");
      // Loop for ever.
      extension.setUserObject(new byte[] {1, 0, 0});
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(extension);
      root.appendChild(extensions);
    }
    metadata.mergeTree(format, root);
    return metadata;
  }

  private static IndexColorModel palette() {
    byte[] levels = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      levels[i] = (byte) (255 * i / (GREYS - 1));
    }
    return new IndexColorModel(4, GREYS, levels, levels, levels);
  }
}
