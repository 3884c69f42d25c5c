package org.disentangle.data.picture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/** The tags in a TIFF file, and in the Exif block of another picture, which has the same form. */
final class ExifTags {
  private static final int ORIENTATION = 274;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private static final int PNG_SIGNATURE = 8;
  private static final int PNG_CHECKSUM = 4;
  private static final int RIFF_HEADER = 12;
  private static final int EXIF_CHUNK = 0x65584966; // "eXIf"
  private static final int EXIF_BLOCK = 0x45584946; // "EXIF"
  private static final int PREFIX = 0x45786966; // "Exif", which some writers put before a block

  private ExifTags() {}

  /**
   * Finds how a picture is to be turned; of a JPEG, {@link JpegMarkers} does.
   *
   * @return upright where nothing sound says otherwise, as viewers do
   */
  static Orientation orientation(PictureFormat format, ImageInputStream in) throws IOException {
    try {
      return switch (format) {
        case TIFF -> orientation(in, 0);
        case PNG -> ofPng(in);
        case WEBP -> ofWebp(in);
        case JPEG, GIF, BMP -> Orientation.UPRIGHT;
      };
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation ofPng(ImageInputStream in) throws IOException {
    long at = PNG_SIGNATURE;
    while (true) {
      in.seek(at);
      long length = in.readUnsignedInt();
      if (in.readInt() == EXIF_CHUNK) {
        return orientation(in, in.getStreamPosition());
      }
      at = in.getStreamPosition() + length + PNG_CHECKSUM;
    }
  }

  private static Orientation ofWebp(ImageInputStream in) throws IOException {
    long at = RIFF_HEADER;
    while (true) {
      in.seek(at);
      int name = in.readInt();
      long length = Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
      long start = in.getStreamPosition();
      if (name == EXIF_BLOCK) {
        return orientation(in, start + (in.readInt() == PREFIX ? 6 : 0));
      }
      at = start + length + length % 2;
    }
  }

  /**
   * Finds how the picture is to be turned.
   *
   * @param start where the TIFF header stands
   * @return upright where nothing sound says otherwise
   */
  static Orientation orientation(ImageInputStream in, long start) throws IOException {
    try {
      in.seek(start);
      int order = in.readUnsignedShort();
      if (order != 0x4949 && order != 0x4D4D) {
        return Orientation.UPRIGHT;
      }
      in.setByteOrder(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      in.seek(start + 4);
      long directory = start + in.readUnsignedInt();
      in.seek(directory);
      int entries = in.readUnsignedShort();
      for (int i = 0; i < entries; i++) {
        in.seek(directory + 2 + (long) i * ENTRY_BYTES);
        int tag = in.readUnsignedShort();
        int type = in.readUnsignedShort();
        if (tag == ORIENTATION) {
          in.skipBytes(4);
          return type == SHORT ? Orientation.of(in.readUnsignedShort()) : Orientation.UPRIGHT;
        }
      }
      return Orientation.UPRIGHT;
    } catch (EOFException e) {
      return Orientation.UPRIGHT;
    } finally {
      in.setByteOrder(ByteOrder.BIG_ENDIAN);
    }
  }
}
