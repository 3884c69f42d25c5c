package org.disentangle.data.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.stream.ImageInputStream;

/**
 * What the markers of a JPEG say before its first scan.
 *
 * @param height of the stored picture
 * @param width of the stored picture
 * @param components how many there are: 1 is grey
 * @param isRgb whether three components are red, green and blue, not luma and differences
 */
record JpegMarkers(int height, int width, int components, boolean isRgb, Orientation orientation) {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;

  /** Those of 0xC0 to 0xCF that start no frame: tables and an extension. */
  private static final List<Integer> NO_FRAMES = List.of(0xC4, 0xC8, 0xCC);

  private static final int ADOBE_TRANSFORM_AT = 11;

  /** Reads the markers up to the first scan. */
  static JpegMarkers read(ImageInputStream in) throws IOException {
    int[] frame = new int[0];
    boolean isJfif = false;
    int adobe = -1;
    Orientation orientation = Orientation.UPRIGHT;
    in.seek(2);
    for (int marker = marker(in); marker != START_OF_SCAN; marker = marker(in)) {
      if (marker == END) {
        throw new UnreadablePictureException("is a JPEG without an image");
      }
      long start = in.getStreamPosition();
      int length = in.readUnsignedShort();
      if (length < 2) {
        throw new UnreadablePictureException("is a damaged JPEG: a marker is too short");
      }
      if (marker >= 0xC0 && marker <= 0xCF && !NO_FRAMES.contains(marker)) {
        frame = frame(in);
      } else if (marker == APP0) {
        isJfif = isJfif || starts(in, length, "JFIF\0");
      } else if (marker == APP14 && starts(in, length, "Adobe")) {
        in.seek(start + 2 + ADOBE_TRANSFORM_AT);
        adobe = in.readUnsignedByte();
      } else if (marker == APP1 && starts(in, length, "Exif\0\0")) {
        orientation = ExifTags.orientation(in, start + 8);
      }
      in.seek(start + length);
    }
    if (frame.length == 0) {
      throw new UnreadablePictureException("is a damaged JPEG: a scan comes before its frame");
    }
    return new JpegMarkers(
        frame[0], frame[1], frame.length - 2, isRgb(frame, isJfif, adobe), orientation);
  }

  /** The code of the next marker; bytes before it are skipped, as libjpeg does. */
  private static int marker(ImageInputStream in) throws IOException {
    try {
      int code = 0;
      while (code == 0) {
        int skipped = in.readUnsignedByte();
        while (skipped != 0xFF) {
          skipped = in.readUnsignedByte();
        }
        code = in.readUnsignedByte();
        while (code == 0xFF) {
          code = in.readUnsignedByte();
        }
      }
      return code;
    } catch (EOFException e) {
      throw new UnreadablePictureException("is a JPEG that is cut short", e);
    }
  }

  /** Height, width, and the number of each component. */
  private static int[] frame(ImageInputStream in) throws IOException {
    int precision = in.readUnsignedByte();
    if (precision != Byte.SIZE) {
      throw new UnreadablePictureException(
          "is a JPEG of %s bits a sample; expected 8".formatted(precision));
    }
    int height = in.readUnsignedShort();
    int width = in.readUnsignedShort();
    int[] frame = new int[2 + in.readUnsignedByte()];
    frame[0] = height;
    frame[1] = width;
    for (int i = 2; i < frame.length; i++) {
      frame[i] = in.readUnsignedByte();
      in.skipBytes(2);
    }
    return frame;
  }

  /** The rule of libjpeg: JFIF, else Adobe's marker, else the numbers of the components. */
  private static boolean isRgb(int[] frame, boolean isJfif, int adobe) {
    if (frame.length != 5 || isJfif) {
      return false;
    }
    return adobe >= 0 ? adobe == 0 : frame[2] == 'R' && frame[3] == 'G' && frame[4] == 'B';
  }

  private static boolean starts(ImageInputStream in, int length, String expected)
      throws IOException {
    byte[] start = new byte[Math.min(length - 2, expected.length())];
    in.readFully(start);
    return new String(start, StandardCharsets.ISO_8859_1).equals(expected);
  }
}
