package org.disentangle.report.figure.file;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

/**
 * Encodes an animation as a GIF that repeats for ever: in 16 greys, or in 256 colours that are the
 * same in all frames.
 */
public final class Gif {
  private static final int GREYS = 16;
  private static final int COLORS = 256;

  private static final int CHANNELS = 3;
  private static final int HIGHEST = 255;

  /** The duration of a frame in hundredths of a second. */
  private static final int DELAY = 12;

  private static final IndexColorModel GREY_PALETTE = greyPalette();

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
      for (BufferedImage image : images(animation)) {
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

  private static List<BufferedImage> images(Animation animation) {
    List<Picture> frames = animation.frames();
    if (frames.get(0).shape().channels() != CHANNELS) {
      return frames.stream().map(Gif::grey).toList();
    }
    List<int[]> colors = frames.stream().map(Gif::colors).toList();
    MedianCut cut = MedianCut.of(colors.stream().flatMapToInt(IntStream::of).toArray(), COLORS);
    int[] palette = cut.palette();
    IndexColorModel model =
        new IndexColorModel(Byte.SIZE, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    List<BufferedImage> images = new ArrayList<>();
    for (int i = 0; i < colors.size(); i++) {
      images.add(indexed(frames.get(i), model, IntStream.of(colors.get(i)).map(cut::place)));
    }
    return images;
  }

  private static BufferedImage grey(Picture frame) {
    int channels = frame.shape().channels();
    return indexed(
        frame,
        GREY_PALETTE,
        IntStream.range(0, frame.shape().pixels())
            .map(pixel -> level(frame.pixels()[pixel * channels], GREYS - 1)));
  }

  /** Each pixel as 0xRRGGBB. */
  private static int[] colors(Picture frame) {
    int[] colors = new int[frame.shape().pixels()];
    for (int i = 0; i < frame.pixels().length; i++) {
      colors[i / CHANNELS] = colors[i / CHANNELS] << Byte.SIZE | level(frame.pixels()[i], HIGHEST);
    }
    return colors;
  }

  private static int level(float value, int highest) {
    return Math.round(highest * Math.max(0, Math.min(1, value)));
  }

  private static BufferedImage indexed(Picture frame, IndexColorModel palette, IntStream places) {
    BufferedImage image =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setSamples(0, 0, frame.width(), frame.height(), 0, places.toArray());
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

  private static IndexColorModel greyPalette() {
    byte[] levels = new byte[GREYS];
    for (int i = 0; i < GREYS; i++) {
      levels[i] = (byte) (255 * i / (GREYS - 1));
    }
    return new IndexColorModel(4, GREYS, levels, levels, levels);
  }
}
