package org.disentangle.data.folder;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.disentangle.AtomicWrite;
import org.disentangle.Progress;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorImages;
import org.disentangle.data.LabelColumn;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * Writes images as a folder that {@link PictureFolder} reads: PNG files {@code 000000.png}, …, of 8
 * or 16 bits a value (two values as 0 and 255); {@code metadata.csv} with {@code file_name} and a
 * column for each factor: its word where it has words, of which none is a number, else its value;
 * nothing where it is unknown; and the {@link FactorFile}, which has their kinds and what words
 * stand for.
 */
public final class PictureFolderWriter {
  private static final String TASK = "writing the pictures";

  /** Images that are written side by side before progress is told. */
  private static final int AT_ONCE = 256;

  private PictureFolderWriter() {}

  /**
   * Writes some images.
   *
   * @param target a folder that is not there yet; it appears when it is complete
   * @param selection indices of the images, in the order to write
   * @throws org.disentangle.UserErrorException if the folder cannot be written
   */
  public static void write(Path target, FactorImages images, int[] selection, Progress progress) {
    AtomicWrite.folder(
        target,
        folder -> {
          int digits = Math.max(6, String.valueOf(selection.length).length());
          List<String> names =
              IntStream.range(0, selection.length)
                  .mapToObj(i -> "0".repeat(digits - String.valueOf(i).length()) + i + ".png")
                  .toList();
          for (int start = 0; start < selection.length; start += AT_ONCE) {
            progress.update(TASK, start, selection.length);
            int end = Math.min(selection.length, start + AT_ONCE);
            IntStream.range(start, end)
                .parallel()
                .forEach(i -> picture(folder.resolve(names.get(i)), images, selection[i]));
          }
          if (!images.factors().isEmpty()) {
            labels(folder.resolve("metadata.csv"), names, images, selection);
            FactorFile.write(folder, images.factors());
          }
          progress.update(TASK, selection.length, selection.length);
        });
  }

  private static void picture(Path file, FactorImages images, int image) {
    ImageShape shape = images.shape();
    boolean isWide = images.kind() == PixelKind.SIXTEEN_BITS;
    int highest = (isWide ? PixelKind.SIXTEEN_BITS : PixelKind.EIGHT_BITS).highest();
    float[] values = new float[shape.values()];
    images.read(image, values, 0);
    int[] samples = new int[values.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = Math.round(values[i] * highest);
    }
    int type = isWide ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    WritableRaster raster =
        Raster.createInterleavedRaster(type, shape.width(), shape.height(), shape.channels(), null);
    raster.setPixels(0, 0, shape.width(), shape.height(), samples);
    int space = shape.channels() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(space), false, false, Transparency.OPAQUE, type);
    try {
      if (!ImageIO.write(new BufferedImage(model, raster, false, null), "png", file.toFile())) {
        throw new IOException("this Java has no PNG writer for " + shape);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void labels(Path file, List<String> names, FactorImages images, int[] selection)
      throws IOException {
    List<Factor> factors = images.factors();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      List<String> head = new ArrayList<>(List.of("file_name"));
      factors.forEach(factor -> head.add(quoted(factor.name())));
      out.write(String.join(",", head) + "\n");
      for (int i = 0; i < selection.length; i++) {
        List<String> row = new ArrayList<>(List.of(names.get(i)));
        for (int k = 0; k < factors.size(); k++) {
          row.add(quoted(label(images, selection[i], k)));
        }
        out.write(String.join(",", row) + "\n");
      }
    }
  }

  private static String label(FactorImages images, int image, int factor) {
    int factorClass = images.factorClass(image, factor);
    if (factorClass == FactorImages.UNKNOWN) {
      return "";
    }
    List<String> words = images.factors().get(factor).words();
    // A column of which each word is a number would be read as numbers.
    boolean areWords = !words.isEmpty() && words.stream().noneMatch(LabelColumn::isNumber);
    return !areWords ? Double.toString(images.factorValue(image, factor)) : words.get(factorClass);
  }

  private static String quoted(String text) {
    return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
