package org.disentangle.analysis.picture;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.disentangle.analysis.encoding.CodeMaps;
import org.disentangle.image.ImageShape;

/**
 * A picture of images and, below each, its map of codes in shades of grey: black is the most
 * frequent code, and rarer codes are brighter. The brightness of a code is the share of all uses
 * that fell on more frequent codes, so that all shades are equally common.
 */
final class CodeMapPicture {
  private CodeMapPicture() {}

  /**
   * The sheet {@code code-maps-<run>}.
   *
   * @param shown how the images are shown on the sheet
   * @param images the first images of the sample, as they are shown
   */
  static Picture of(String run, Reduction shown, float[] images, CodeMaps maps) {
    ImageShape shape = shown.shape();
    int width = shape.width() / shown.panels();
    int count = images.length / shape.values();
    float[] both = Arrays.copyOf(images, 2 * images.length);
    float[] brightness = brightness(maps.counts());
    for (int i = 0; i < count; i++) {
      int start = images.length + i * shape.values();
      for (int pixel = 0; pixel < shape.pixels(); pixel++) {
        int row = pixel / shape.width() * maps.height() / shape.height();
        int column = pixel % width * maps.width() / width;
        int code = maps.codes()[i][row * maps.width() + column];
        int at = start + pixel * shape.channels();
        Arrays.fill(both, at, at + shape.channels(), brightness[code]);
      }
    }
    return ImageSheet.of("code-maps-" + run, shape, both, count, 2);
  }

  /** Of codes with equal counts, the code with the lower index counts as more frequent. */
  private static float[] brightness(int[] counts) {
    int[] byCount =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingInt(code -> -counts[code]))
            .mapToInt(Integer::intValue)
            .toArray();
    float[] brightness = new float[counts.length];
    float total = IntStream.of(counts).sum();
    int before = 0;
    for (int code : byCount) {
      brightness[code] = before / total;
      before += counts[code];
    }
    return brightness;
  }
}
