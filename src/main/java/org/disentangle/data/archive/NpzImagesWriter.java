package org.disentangle.data.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.numpy.NpyHeader;
import org.disentangle.data.numpy.NpzOutput;
import org.disentangle.image.PixelKind;

/**
 * Writes images as an npz archive that {@link ArchiveImages} and numpy read, the latter without
 * unpickling:
 *
 * <table>
 * <caption>n images of h x w pixels with c channels, and k factors</caption>
 * <tr><th>member<th>type<th>shape
 * <tr><td>{@code imgs}, of two values<td>uint8, zeros and ones<td>(n, h, w), or (n, h, w, c)
 * <tr><td>{@code images}, of others<td>uint8 or uint16<td>the same
 * <tr><td>{@code latents_classes}<td>int64<td>(n, k)
 * <tr><td>{@code latents_values}<td>float64<td>(n, k)
 * <tr><td>{@code latents_names}<td>unicode<td>(k,)
 * <tr><td>{@code latents_sizes}<td>int64: classes of each factor in the source, even where only
 *     some of them are written<td>(k,)
 * <tr><td>{@code latents_kinds}<td>unicode: CATEGORICAL, ORDERED, CYCLIC or CONTINUOUS; left out of
 *     dSprites, whose names say it<td>(k,)
 * <tr><td>{@code latents_words}<td>unicode: a factor, the value of one of its classes, what that is
 *     called; left out where no class has a word, and of dSprites<td>(words, 3)
 * </table>
 *
 * <p>Classes and sizes are left out where a factor is continuous or a label is unknown; an unknown
 * value is NaN. Without factors there are only the images.
 */
public final class NpzImagesWriter {
  private static final String TASK = "writing the archive";
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  private final FactorImages images;
  private final int[] selection;
  private final List<Factor> factors;

  private NpzImagesWriter(FactorImages images, int[] selection) {
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
  public static void write(Path target, FactorImages images, int[] selection, Progress progress) {
    NpzImagesWriter writer = new NpzImagesWriter(images, selection);
    AtomicWrite.file(target, file -> writer.write(file, progress));
  }

  private void write(Path file, Progress progress) throws IOException {
    PixelKind kind = images.kind();
    try (NpzOutput archive = new NpzOutput(file)) {
      archive.array(
          kind == PixelKind.TWO_VALUES ? "imgs" : "images",
          new NpyHeader(
              kind == PixelKind.SIXTEEN_BITS ? "<u2" : "|u1",
              false,
              WrittenImages.shape(images, selection.length)),
          out -> WrittenImages.write(images, selection, out::write, TASK, progress));
      if (!factors.isEmpty()) {
        writeFactors(archive);
      }
    }
  }

  private void writeFactors(NpzOutput archive) throws IOException {
    long rows = selection.length;
    long columns = factors.size();
    boolean haveClasses = WrittenLabels.areClasses(images, selection);
    if (haveClasses) {
      archive.array(
          "latents_classes",
          header("<i8", rows, columns),
          out -> writeLabels(out, (row, image, f) -> row.putLong(images.factorClass(image, f))));
    }
    archive.array(
        "latents_values",
        header("<f8", rows, columns),
        out -> writeLabels(out, (row, image, f) -> row.putDouble(images.factorValue(image, f))));
    List<String> names = factors.stream().map(Factor::name).toList();
    texts(archive, "latents_names", names, ArrayShape.of(names.size()));
    if (haveClasses) {
      archive.array("latents_sizes", header("<i8", columns), out -> out.write(sizes()));
    }
    List<String> kinds = WrittenLabels.kinds(factors);
    if (!kinds.isEmpty()) {
      texts(archive, "latents_kinds", kinds, ArrayShape.of(kinds.size()));
    }
    List<String> words = WrittenLabels.words(factors);
    if (!words.isEmpty()) {
      texts(archive, WrittenWords.ARRAY, words, WrittenWords.shape(words));
    }
  }

  /** Appends the label of one image in one factor to its row. */
  private interface Label {
    void append(ByteBuffer row, int image, int factor);
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

  /**
   * Numpy's unicode strings: four bytes for each character, all padded to the length of the
   * longest.
   */
  private static void texts(NpzOutput archive, String name, List<String> texts, ArrayShape shape)
      throws IOException {
    int longest =
        texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElseThrow();
    int length = longest * Integer.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(texts.size() * length);
    for (int i = 0; i < texts.size(); i++) {
      bytes.position(i * length).put(texts.get(i).getBytes(UTF_32LE));
    }
    archive.array(
        name, new NpyHeader("<U" + longest, false, shape), out -> out.write(bytes.array()));
  }

  private byte[] sizes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(factors.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    factors.forEach(factor -> bytes.putLong(factor.size()));
    return bytes.array();
  }

  private static NpyHeader header(String type, long... shape) {
    return new NpyHeader(type, false, ArrayShape.of(shape));
  }
}
