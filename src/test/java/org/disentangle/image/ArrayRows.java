package org.disentangle.image;

import java.util.Arrays;
import org.disentangle.data.NumpyArray;

/** An image in an array. */
@SuppressWarnings("ArrayRecordComponent") // Handed from one test to the next, never compared.
public record ArrayRows(int height, int width, int channels, int highest, int[] values)
    implements PixelRows {

  /** An array [height, width] or [height, width, channels]. */
  public static ArrayRows of(NumpyArray array, int highest) {
    int[] shape = array.shape();
    return new ArrayRows(
        shape[0],
        shape[1],
        shape.length == 2 ? 1 : shape[2],
        highest,
        Arrays.stream(array.values()).mapToInt(value -> (int) value).toArray());
  }

  /** Reads all rows of an image. */
  public static ArrayRows of(PixelRows image) {
    int length = image.width() * image.channels();
    int[] values = new int[image.height() * length];
    int[] row = new int[length];
    for (int y = 0; y < image.height(); y++) {
      image.read(y, row);
      System.arraycopy(row, 0, values, y * length, length);
    }
    return new ArrayRows(image.height(), image.width(), image.channels(), image.highest(), values);
  }

  @Override
  public void read(int row, int[] target) {
    int length = width * channels;
    System.arraycopy(values, row * length, target, 0, length);
  }
}
