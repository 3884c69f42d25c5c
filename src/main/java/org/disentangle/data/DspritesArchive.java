package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.Progress;
import org.disentangle.UserErrorException;

/**
 * Reads an npz archive in the layout of dSprites: {@code imgs} (unsigned bytes or booleans, [n, 64,
 * 64], zeros and ones), {@code latents_classes} (int64, [n, 6]) and {@code latents_values}
 * (float64, [n, 6]), deflated or stored. Other members, such as the pickled {@code metadata} of the
 * published archive, are not read.
 *
 * <p>The images are streamed once into a bit-packed file beside the archive; three gigabytes of
 * bytes are never in memory.
 */
public final class DspritesArchive {
  private static final String IMAGES = "imgs";
  private static final String STORE_SUFFIX = ".bits";
  private static final String TASK = "reading the archive";
  private static final int IMAGES_A_READ = 1024;

  private DspritesArchive() {}

  /**
   * Opens the images of an archive, from the bit-packed file beside it where there is one for this
   * very archive.
   *
   * @throws UserErrorException if the archive cannot be read, or is in another layout
   */
  public static BitStore open(Path path, Progress progress) {
    try (NpzArchive archive = NpzArchive.open(path)) {
      String key = archive.fingerprint();
      return new BitStoreCache(storeOf(path), key, Optional.of(path))
          .open(file -> write(archive, key, file, progress));
    } catch (IOException e) {
      throw new UserErrorException("the archive " + path + " cannot be read: " + e, e);
    }
  }

  /** Where the bit-packed images of an archive are kept. */
  static Path storeOf(Path path) {
    return path.resolveSibling(path.getFileName() + STORE_SUFFIX);
  }

  private static void write(NpzArchive archive, String key, Path file, Progress progress)
      throws IOException {
    try (NpyInput array = archive.array(IMAGES)) {
      int images = requireImages(array);
      ImageLabels labels = LatentsReader.read(archive, images);
      String source = archive.path().getFileName().toString();
      try (BitStoreWriter store = new BitStoreWriter(file, source, key, labels)) {
        pack(array, images, store, progress);
        store.finish();
      }
    }
  }

  private static int requireImages(NpyInput array) {
    array.requireType("uint8 (|u1) or bool (|b1)", List.of("|u1", "|b1"));
    List<Long> shape = array.header().shape();
    long side = FactorImages.SIDE;
    if (shape.size() != 3 || !shape.subList(1, 3).equals(List.of(side, side)) || shape.get(0) < 1) {
      throw array.fault(
          "has shape " + array.header().shapeText(),
          "expected (n, 64, 64): n images, at least one, of 64 rows of 64 pixels");
    }
    if (shape.get(0) > BitStore.MOST_IMAGES) {
      throw array.fault(
          "has " + shape.get(0) + " images", "expected at most " + BitStore.MOST_IMAGES);
    }
    array.requireRoom(1);
    return shape.get(0).intValue();
  }

  private static void pack(NpyInput array, int images, BitStoreWriter store, Progress progress)
      throws IOException {
    ByteBuffer pixels =
        ByteBuffer.allocate(IMAGES_A_READ * FactorImages.PIXELS).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer packed = ByteBuffer.allocate(IMAGES_A_READ * PixelBits.IMAGE_BYTES);
    for (int start = 0; start < images; start += IMAGES_A_READ) {
      progress.update(TASK, start, images);
      int count = Math.min(IMAGES_A_READ, images - start);
      array.read(pixels.clear().limit(count * FactorImages.PIXELS));
      if (!PixelBits.pack(pixels, packed.clear())) {
        throw notBinary(array, start, pixels);
      }
      store.write(packed.flip());
    }
    array.expectEnd();
    progress.update(TASK, images, images);
  }

  private static UserErrorException notBinary(NpyInput array, int start, ByteBuffer pixels) {
    int place = pixels.position();
    while (pixels.get(place) == 0 || pixels.get(place) == 1) {
      place++;
    }
    return array.fault(
        String.format(
            Locale.ROOT,
            "has the value %d in image %d, row %d, column %d",
            pixels.get(place) & 0xFF,
            start + place / FactorImages.PIXELS,
            place % FactorImages.PIXELS / FactorImages.SIDE,
            place % FactorImages.SIDE),
        "expected zeros and ones only (divide by 255, or threshold)");
  }
}
