package org.disentangle.data.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;
import org.disentangle.image.PixelRows;

/** Images between the form in which stores keep them and rows of values. */
public final class StoredRows {
  private StoredRows() {}

  /**
   * All rows of an image, a byte a value or a little-endian pair of bytes.
   *
   * @param kind at least as wide as the image's values; 8 bits become 16 by 257 k / 65,535 = k /
   *     255
   */
  public static ByteBuffer of(PixelRows image, PixelKind kind) {
    int[] row = new int[image.width() * image.channels()];
    ByteBuffer bytes =
        ByteBuffer.allocate(kind.bytes(image.height() * row.length)).order(ByteOrder.LITTLE_ENDIAN);
    int unit = kind.highest() / image.highest();
    for (int y = 0; y < image.height(); y++) {
      image.read(y, row);
      for (int value : row) {
        if (kind == PixelKind.SIXTEEN_BITS) {
          bytes.putShort((short) (value * unit));
        } else {
          bytes.put((byte) (value * unit));
        }
      }
    }
    return bytes.flip();
  }

  /**
   * One image of a buffer, as rows; two values become 0 and 255.
   *
   * @param images whole images, not changed while the rows are read
   * @param index of the image, from the buffer's position
   */
  public static PixelRows read(ByteBuffer images, int index, ImageShape shape, PixelKind kind) {
    int bytes = kind.bytes(shape.values());
    return new Kept(
        images.slice(images.position() + index * bytes, bytes).order(ByteOrder.LITTLE_ENDIAN),
        shape,
        kind);
  }

  private record Kept(ByteBuffer image, ImageShape shape, PixelKind kind) implements PixelRows {
    @Override
    public int height() {
      return shape.height();
    }

    @Override
    public int width() {
      return shape.width();
    }

    @Override
    public int channels() {
      return shape.channels();
    }

    @Override
    public int highest() {
      return kind == PixelKind.SIXTEEN_BITS
          ? PixelKind.SIXTEEN_BITS.highest()
          : PixelKind.EIGHT_BITS.highest();
    }

    @Override
    public void read(int row, int[] target) {
      int length = shape.width() * shape.channels();
      for (int i = 0; i < length; i++) {
        target[i] = value(row * length + i);
      }
    }

    private int value(int at) {
      return switch (kind) {
        case TWO_VALUES ->
            (image.get(at / Byte.SIZE) >> at % Byte.SIZE & 1) * PixelKind.EIGHT_BITS.highest();
        case EIGHT_BITS -> image.get(at) & 0xFF;
        case SIXTEEN_BITS -> image.getShort(Short.BYTES * at) & 0xFFFF;
      };
    }
  }
}
