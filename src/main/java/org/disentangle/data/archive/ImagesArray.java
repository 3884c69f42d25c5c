package org.disentangle.data.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;
import org.disentangle.config.ArraysConfig;
import org.disentangle.config.AxisOrder;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.store.ImageSource.PixelSink;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * The array of an archive that holds the images: {@code imgs}, {@code images} or {@code data}, or
 * the one that the configuration names. Its shape is [n, h, w] or [n, h, w, c], or [n, c, h, w]
 * where the configuration says so; c is 1 to 3.
 *
 * @param array the numbers
 * @param shape of each image
 * @param count how many there are
 * @param isChannelsFirst whether the channels of an image lie one behind the other in the array
 * @param range what the numbers mean
 */
record ImagesArray(
    StoredArray array, ImageShape shape, int count, boolean isChannelsFirst, PixelRange range) {
  private static final List<String> USUAL = List.of("imgs", "images", "data");
  private static final String TASK = "reading the archive";
  private static final int WRITTEN_BYTES = 1 << 22;
  private static final int COLORS = 3;

  /**
   * Finds the array, and reads its shape and type.
   *
   * @throws UserErrorException if there is no such array, or it is of another shape or type
   */
  static ImagesArray of(ArrayFile file, ArraysConfig arrays) {
    StoredArray array =
        file.array(
            arrays.hasImages()
                ? arrays.getImages()
                : USUAL.stream().filter(file::has).findFirst().orElse(USUAL.get(1)));
    PixelRange range = PixelRange.of(array, arrays);
    boolean isFirst = arrays.getAxes() == AxisOrder.CHANNELS_FIRST;
    ArrayShape found = array.shape();
    ImageShape shape = shape(array, isFirst);
    if (found.rows() < 1) {
      throw array.fault("has shape " + found, "expected at least one image");
    }
    if (found.rows() > ImageStore.MOST_IMAGES) {
      throw array.fault(
          "has " + found.rows() + " images", "expected at most " + ImageStore.MOST_IMAGES);
    }
    return new ImagesArray(
        array, shape, (int) found.rows(), isFirst && shape.channels() > 1, range);
  }

  private static ImageShape shape(StoredArray array, boolean isChannelsFirst) {
    ArrayShape found = array.shape();
    long channels = 1;
    int row = 1;
    if (found.axes() == COLORS + 1) {
      boolean isFirst = isChannelsFirst || isGreyInFront(found);
      channels = found.length(isFirst ? 1 : COLORS);
      row = isFirst ? 2 : 1;
    }
    if ((found.axes() != COLORS && found.axes() != COLORS + 1)
        || channels < 1
        || channels > COLORS) {
      throw array.fault("has shape " + found, expected(found, isChannelsFirst));
    }
    long height = found.length(row);
    long width = found.length(row + 1);
    if (height < 1 || width < 1 || (double) height * width * channels > ImageShape.MOST_VALUES) {
      throw array.fault(
          "has images of " + height + " x " + width + " x " + channels + " values",
          "expected 1 to " + ImageShape.MOST_VALUES);
    }
    return new ImageShape((int) height, (int) width, (int) channels);
  }

  /** Of one channel, the order of the axes says itself. */
  private static boolean isGreyInFront(ArrayShape found) {
    return found.length(1) == 1 && found.length(COLORS) > COLORS;
  }

  private static String expected(ArrayShape found, boolean isChannelsFirst) {
    boolean isFour = found.axes() == COLORS + 1;
    if (isFour && !isChannelsFirst && found.length(1) == COLORS) {
      return "expected (n, h, w, c) with 1 to 3 channels; if these are (n, c, h, w), say so in a"
          + " configuration: data { archive: \"FILE\" arrays { axes: CHANNELS_FIRST } }";
    }
    if (isFour && isChannelsFirst && found.length(COLORS) == COLORS) {
      return "expected (n, c, h, w) with 1 to 3 channels, as data.arrays.axes says; leave that out"
          + " if these are (n, h, w, c)";
    }
    return isChannelsFirst
        ? "expected (n, h, w), or (n, c, h, w) with 1 to 3 channels"
        : "expected (n, h, w), or (n, h, w, c) with 1 to 3 channels";
  }

  /** What a value of a pixel can be, as far as the type and the range tell. */
  PixelKind kind() {
    return range.kind();
  }

  /**
   * Writes every image.
   *
   * @throws UserErrorException if a number is none of the range, or the array is damaged
   */
  void writeTo(PixelSink sink, Progress progress) throws IOException {
    int values = shape.values();
    int imageBytes = kind().bytes(values);
    int step = Math.max(1, WRITTEN_BYTES / imageBytes);
    ElementType type = array.numbers();
    ByteBuffer pixels =
        range.isKept() && !isChannelsFirst
            ? ByteBuffer.allocate(0)
            : ByteBuffer.allocate(Math.multiplyExact(Math.min(step, count), imageBytes))
                .order(ByteOrder.LITTLE_ENDIAN);
    array.read(
        (elements, first) -> {
          int rows = elements.limit() / (values * type.bytes());
          for (int start = 0; start < rows; start += step) {
            progress.update(TASK, first + start, count);
            int length = Math.min(step, rows - start);
            if (range.isKept() && !isChannelsFirst) {
              sink.write(elements.slice(start * imageBytes, length * imageBytes));
            } else {
              pixels.clear();
              for (int image = start; image < start + length; image++) {
                convert(type, elements, image, first, pixels);
              }
              sink.write(pixels.flip());
            }
          }
        });
    progress.update(TASK, count, count);
  }

  private void convert(
      ElementType type, ByteBuffer elements, int image, int first, ByteBuffer pixels) {
    int values = shape.values();
    int planes = isChannelsFirst ? shape.channels() : 1;
    int plane = values / planes;
    for (int value = 0; value < values; value++) {
      int place = isChannelsFirst ? value % planes * plane + value / planes : value;
      double number = type.number(elements, (image * values + place) * type.bytes());
      if (!range.has(number)) {
        throw array.fault(
            "has the value "
                + ElementType.written(number)
                + " in "
                + place(first + image, value / shape.channels(), value % shape.channels()),
            Double.isNaN(number)
                ? "expected a number for every pixel: fill in what is missing, or leave such images out"
                : range.remedy());
      }
      range.put(number, pixels);
    }
  }

  private String place(int image, int pixel, int channel) {
    return "image %s, row %s, column %s%s"
        .formatted(
            image,
            pixel / shape.width(),
            pixel % shape.width(),
            shape.channels() == 1 ? "" : ", channel " + channel);
  }
}
