package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
record ImagesReader(NpzArchive archive, int count) {
  private static final String IMAGES = "imgs";
  private static final String TASK = "reading the archive";
  private static final int IMAGES_A_READ = 1024;

  /**
   * The number of images gathered at once from an array whose first index is the fastest: 64 MiB.
   */
  private static final int IMAGES_A_PASS = 1 << 17;

  /**
   * Reads the array's header.
   *
   * @throws UserErrorException if there is no such array, or it is of another shape or type
   */
  static ImagesReader of(NpzArchive archive) throws IOException {
    try (NpyInput array = archive.array(IMAGES)) {
      NpyType type = array.numbers();
      List<Long> shape = array.header().shape();
      long side = FactorImages.SIDE;
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
      if (shape.get(0) > BitStore.MOST_IMAGES) {
        throw array.fault(
            "has " + shape.get(0) + " images", "expected at most " + BitStore.MOST_IMAGES);
      }
      array.requireRoom(type.bytes());
      return new ImagesReader(archive, shape.get(0).intValue());
    }
  }

  /**
   * Writes every image, a bit a pixel.
   *
   * @throws UserErrorException if a pixel is neither 0 nor 1, or the array is damaged
   */
  void pack(BitStoreWriter store, Progress progress) throws IOException {
    boolean isFortranOrder;
    try (NpyInput array = archive.array(IMAGES)) {
      isFortranOrder = array.header().isFortranOrder();
      if (!isFortranOrder) {
        packInOrder(array, store, progress);
      }
    }
    for (int start = 0; isFortranOrder && start < count; start += IMAGES_A_PASS) {
      progress.update(TASK, start, count);
      try (NpyInput array = archive.array(IMAGES)) {
        store.write(gathered(array, start, Math.min(IMAGES_A_PASS, count - start)));
      }
    }
    progress.update(TASK, count, count);
  }

  private void packInOrder(NpyInput array, BitStoreWriter store, Progress progress)
      throws IOException {
    NpyType type = array.numbers();
    ByteBuffer content =
        ByteBuffer.allocate(IMAGES_A_READ * FactorImages.PIXELS * type.bytes()).order(type.order());
    ByteBuffer pixels =
        (type.isByte() ? content : ByteBuffer.allocate(IMAGES_A_READ * FactorImages.PIXELS))
            .duplicate()
            .order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer packed = ByteBuffer.allocate(IMAGES_A_READ * PixelBits.IMAGE_BYTES);
    for (int start = 0; start < count; start += IMAGES_A_READ) {
      progress.update(TASK, start, count);
      int length = Math.min(IMAGES_A_READ, count - start) * FactorImages.PIXELS;
      array.read(content.clear().limit(length * type.bytes()));
      for (int pixel = 0; !type.isByte() && pixel < length; pixel++) {
        double value = type.number(content, pixel * type.bytes());
        requireBinary(array, value, start, pixel);
        pixels.put(pixel, (byte) value);
      }
      if (!PixelBits.pack(pixels.clear().limit(length), packed.clear())) {
        for (int pixel = pixels.position(); ; pixel++) {
          requireBinary(array, type.number(content, pixel), start, pixel);
        }
      }
      store.write(packed.flip());
    }
    array.expectEnd();
  }

  /** Some images of an array in which the pixels of one image lie far from each other. */
  private static ByteBuffer gathered(NpyInput array, int first, int images) {
    byte[] packed = new byte[images * PixelBits.IMAGE_BYTES];
    array.forEach(
        (index, value) -> {
          int image = (int) (index / FactorImages.PIXELS);
          int pixel = (int) (index % FactorImages.PIXELS);
          requireBinary(array, value, image, pixel);
          if (value == 1 && image >= first && image - first < images) {
            int at = (image - first) * PixelBits.IMAGE_BYTES + pixel / Byte.SIZE;
            packed[at] |= (byte) (1 << pixel % Byte.SIZE);
          }
        });
    return ByteBuffer.wrap(packed);
  }

  private static void requireBinary(NpyInput array, double value, int start, int pixel) {
    if (value != 0 && value != 1) {
      throw array.fault(
          String.format(
              Locale.ROOT,
              "has the value %s in image %d, row %d, column %d",
              NpyType.written(value),
              start + pixel / FactorImages.PIXELS,
              pixel % FactorImages.PIXELS / FactorImages.SIDE,
              pixel % FactorImages.SIDE),
          "expected zeros and ones only (divide by 255, or threshold)");
    }
  }
}
