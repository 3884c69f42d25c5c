package org.disentangle.data.source;

import org.disentangle.data.store.ImageSource;
import org.disentangle.data.store.ImageStore;
import org.disentangle.data.numpy.NpyInput;
import org.disentangle.data.numpy.NpyType;
import org.disentangle.data.numpy.NpzArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/**
 * Reads the array {@code imgs} of an archive: numbers of any type that are 0 or 1, [n, 64, 64],
 * with or without further axes of length 1, in C or Fortran order.
 *
 * @param archive the archive
 * @param count how many images it has
 */
public record ImagesReader(NpzArchive archive, int count) {
  private static final String IMAGES = "imgs";
  private static final String TASK = "reading the archive";
  private static final int IMAGES_A_READ = 1024;
  private static final int SIDE = 64;
  private static final int PIXELS = SIDE * SIDE;

  /**
   * The number of images gathered at once from an array whose first index is the fastest: 64 MiB.
   */
  private static final int IMAGES_A_PASS = 1 << 14;

  /**
   * Reads the array's header.
   *
   * @throws UserErrorException if there is no such array, or it is of another shape or type
   */
  static ImagesReader of(NpzArchive archive) throws IOException {
    try (NpyInput array = archive.array(IMAGES)) {
      NpyType type = array.numbers();
      List<Long> shape = array.header().shape();
      long side = SIDE;
      boolean areImages =
          !shape.isEmpty()
              && shape.stream()
                  .skip(1)
                  .filter(length -> length != 1)
                  .toList()
                  .equals(List.of(side, side));
      if (!areImages || shape.get(0) < 1) {
        throw array.fault(
            "has shape " + array.header().shapeText(),
            "expected (n, 64, 64): n images, at least one, of 64 rows of 64 pixels");
      }
      if (shape.get(0) > ImageStore.MOST_IMAGES) {
        throw array.fault(
            "has " + shape.get(0) + " images", "expected at most " + ImageStore.MOST_IMAGES);
      }
      array.requireRoom(type.bytes());
      return new ImagesReader(archive, shape.get(0).intValue());
    }
  }

  /**
   * Writes every image, a byte a pixel.
   *
   * @throws UserErrorException if a pixel is no whole number from 0 to 255, or the array is damaged
   */
  void writeTo(ImageSource.PixelSink sink, Progress progress) throws IOException {
    boolean isFortranOrder;
    try (NpyInput array = archive.array(IMAGES)) {
      isFortranOrder = array.header().isFortranOrder();
      if (!isFortranOrder) {
        writeInOrder(array, sink, progress);
      }
    }
    for (int start = 0; isFortranOrder && start < count; start += IMAGES_A_PASS) {
      progress.update(TASK, start, count);
      try (NpyInput array = archive.array(IMAGES)) {
        sink.write(gathered(array, start, Math.min(IMAGES_A_PASS, count - start)));
      }
    }
    progress.update(TASK, count, count);
  }

  private void writeInOrder(NpyInput array, ImageSource.PixelSink sink, Progress progress)
      throws IOException {
    NpyType type = array.numbers();
    ByteBuffer content =
        ByteBuffer.allocate(IMAGES_A_READ * PIXELS * type.bytes()).order(type.order());
    ByteBuffer pixels = type.isByte() ? content : ByteBuffer.allocate(IMAGES_A_READ * PIXELS);
    for (int start = 0; start < count; start += IMAGES_A_READ) {
      progress.update(TASK, start, count);
      int length = Math.min(IMAGES_A_READ, count - start) * PIXELS;
      array.read(content.clear().limit(length * type.bytes()));
      for (int pixel = 0; !type.isByte() && pixel < length; pixel++) {
        double value = type.number(content, pixel * type.bytes());
        requireByte(array, value, start, pixel);
        pixels.put(pixel, (byte) value);
      }
      sink.write(pixels.clear().limit(length));
    }
    array.expectEnd();
  }

  /** Some images of an array in which the pixels of one image lie far from each other. */
  private static ByteBuffer gathered(NpyInput array, int first, int images) {
    byte[] pixels = new byte[images * PIXELS];
    array.forEach(
        (index, value) -> {
          int image = (int) (index / PIXELS);
          int pixel = (int) (index % PIXELS);
          requireByte(array, value, image, pixel);
          if (image >= first && image - first < images) {
            pixels[(image - first) * PIXELS + pixel] = (byte) value;
          }
        });
    return ByteBuffer.wrap(pixels);
  }

  private static void requireByte(NpyInput array, double value, int start, int pixel) {
    if (!(value >= 0 && value <= 255) || value != Math.rint(value)) {
      throw array.fault(
          String.format(
              Locale.ROOT,
              "has the value %s in image %d, row %d, column %d",
              NpyType.written(value),
              start + pixel / PIXELS,
              pixel % PIXELS / SIDE,
              pixel % SIDE),
          "expected whole numbers from 0 to 255");
    }
  }
}
