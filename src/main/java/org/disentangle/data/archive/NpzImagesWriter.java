package org.disentangle.data.dsprites;

import org.disentangle.data.store.ImageStore;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.numpy.NpyHeader;
import org.disentangle.data.numpy.NpzOutput;
import org.disentangle.data.store.PixelBits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;

/**
 * Writes images as an npz archive in the layout of dSprites, which numpy opens without unpickling:
 *
 * <table>
 * <caption>n images of k factors</caption>
 * <tr><th>member<th>type<th>shape
 * <tr><td>{@code imgs}<td>uint8, zeros and ones<td>(n, 64, 64)
 * <tr><td>{@code latents_classes}<td>int64<td>(n, k)
 * <tr><td>{@code latents_values}<td>float64<td>(n, k)
 * <tr><td>{@code latents_names}<td>unicode<td>(k,)
 * <tr><td>{@code latents_sizes}<td>int64: classes of each factor in the source, even where only
 *     some of them are written<td>(k,)
 * </table>
 */
public final class DspritesArchiveWriter {
  private static final String TASK = "writing the archive";
  private static final int IMAGES_A_WRITE = 1024;
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private final ImageStore images;
  private final int[] selection;
  private final List<Factor> factors;

  private DspritesArchiveWriter(ImageStore images, int[] selection) {
    this.images = images;
    this.selection = selection.clone();
    this.factors = images.factors();
  }

  /**
   * Writes some images.
   *
   * @param target replaced when the new archive is complete
   * @param selection indices of the images, in the order to write
   * @throws org.disentangle.UserErrorException if the file cannot be written
   */
  public static void write(Path target, ImageStore images, int[] selection, Progress progress) {
    DspritesArchiveWriter writer = new DspritesArchiveWriter(images, selection);
    AtomicWrite.file(target, file -> writer.write(file, progress));
  }

  private void write(Path file, Progress progress) throws IOException {
    long rows = selection.length;
    long columns = factors.size();
    try (NpzOutput archive = new NpzOutput(file)) {
      archive.array(
          "imgs",
          header("|u1", rows, (long) FactorImages.SIDE, (long) FactorImages.SIDE),
          out -> writeImages(out, progress));
      archive.array(
          "latents_classes",
          header("<i8", rows, columns),
          out -> writeLabels(out, (row, image, f) -> row.putLong(images.factorClass(image, f))));
      archive.array(
          "latents_values",
          header("<f8", rows, columns),
          out -> writeLabels(out, (row, image, f) -> row.putDouble(value(image, f))));
      archive.array(
          "latents_names", header("<U" + longestName(), columns), out -> out.write(names()));
      archive.array("latents_sizes", header("<i8", columns), out -> out.write(sizes()));
    }
  }

  /** Appends the label of one image in one factor to its row. */
  private interface Label {
    void append(ByteBuffer row, int image, int factor);
  }

  private void writeImages(OutputStream out, Progress progress) throws IOException {
    ByteBuffer packed = ByteBuffer.allocate(IMAGES_A_WRITE * PixelBits.IMAGE_BYTES);
    ByteBuffer pixels = ByteBuffer.allocate(IMAGES_A_WRITE * FactorImages.PIXELS);
    for (int start = 0; start < selection.length; start += IMAGES_A_WRITE) {
      progress.update(TASK, start, selection.length);
      packed.clear();
      for (int image :
          Arrays.copyOfRange(
              selection, start, Math.min(start + IMAGES_A_WRITE, selection.length))) {
        images.copyPacked(image, packed);
      }
      PixelBits.unpack(packed.flip(), pixels.clear());
      out.write(pixels.array(), 0, pixels.position());
    }
    progress.update(TASK, selection.length, selection.length);
  }

  private void writeLabels(OutputStream out, Label label) throws IOException {
    ByteBuffer row =
        ByteBuffer.allocate(factors.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int image : selection) {
      row.clear();
      for (int factor = 0; factor < factors.size(); factor++) {
        label.append(row, image, factor);
      }
      out.write(row.array());
    }
  }

  private double value(int image, int factor) {
    return factors.get(factor).values().get(images.factorClass(image, factor));
  }

  private int longestName() {
    return factors.stream().mapToInt(factor -> factor.name().length()).max().orElseThrow();
  }

  /**
   * Numpy's unicode strings: four bytes for each character, all padded to the length of the
   * longest.
   */
  private byte[] names() {
    int length = longestName() * Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(factors.size() * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int factor = 0; factor < factors.size(); factor++) {
      bytes.position(factor * length).put(factors.get(factor).name().getBytes(UTF_32LE));
    }
    return bytes.array();
  }

  private byte[] sizes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(factors.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    factors.forEach(factor -> bytes.putLong(factor.size()));
    return bytes.array();
  }

  private static NpyHeader header(String type, Long... shape) {
    return new NpyHeader(type, false, List.of(shape));
  }
}
