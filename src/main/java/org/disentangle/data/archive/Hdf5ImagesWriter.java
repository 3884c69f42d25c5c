package org.disentangle.data.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;
import org.disentangle.data.hdf5.Hdf5Output;
import org.disentangle.image.PixelKind;

/**
 * Writes images as an HDF5 file that {@link ArchiveImages} and h5py read: {@code images}, uint8 or
 * uint16 of (n, h, w) or (n, h, w, c), two values as zeros and ones; {@code labels}, float64 of (n,
 * k), the value of each image in each factor, NaN where it is unknown; {@code latents_words}, text
 * of (words, 3), if a class has a word: a factor, the value of one of its classes, its word; and,
 * as attributes of the root, {@code label_names} and {@code latents_kinds}. Chunks are of whole
 * images, deflated. Without factors there are only the images.
 */
public final class Hdf5ImagesWriter {
  private static final String TASK = "writing the HDF5 file";

  private Hdf5ImagesWriter() {}

  /**
   * Writes some images.
   *
   * @param target replaced when the new file is complete
   * @param selection indices of the images, in the order to write; at least one
   * @throws org.disentangle.UserErrorException if the file cannot be written
   */
  public static void write(Path target, FactorImages images, int[] selection, Progress progress) {
    AtomicWrite.file(
        target,
        file -> {
          try (Hdf5Output output = new Hdf5Output(file)) {
            write(output, images, selection, progress);
          }
        });
  }

  private static void write(
      Hdf5Output output, FactorImages images, int[] selection, Progress progress)
      throws IOException {
    int width = images.kind() == PixelKind.SIXTEEN_BITS ? Short.BYTES : Byte.BYTES;
    output.dataset(
        "images",
        WrittenImages.shape(images, selection.length),
        new ElementType(Kind.UNSIGNED, width, ByteOrder.LITTLE_ENDIAN),
        rows -> WrittenImages.write(images, selection, rows::write, TASK, progress));
    List<Factor> factors = images.factors();
    if (factors.isEmpty()) {
      return;
    }
    output.dataset(
        "labels",
        ArrayShape.of(selection.length, factors.size()),
        new ElementType(Kind.FLOAT, Double.BYTES, ByteOrder.LITTLE_ENDIAN),
        rows -> {
          ByteBuffer row =
              ByteBuffer.allocate(factors.size() * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
          for (int image : selection) {
            row.clear();
            for (int factor = 0; factor < factors.size(); factor++) {
              row.putDouble(images.factorValue(image, factor));
            }
            rows.write(row.array());
          }
        });
    List<String> words = WrittenWords.rows(factors);
    if (!words.isEmpty()) {
      output.texts(WrittenWords.ARRAY, WrittenWords.shape(words), words);
    }
    output.attribute("label_names", factors.stream().map(Factor::name).toList());
    output.attribute(
        "latents_kinds", factors.stream().map(factor -> factor.kind().name()).toList());
  }
}
