package org.disentangle.report.figure.file;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reduces a chart to its 128 most frequent colours, at a third of the size. Only the blended edges
 * of letters and points have more colours, and the difference is not visible.
 */
public final class IndexedColors {
  private static final int COLORS = 128;

  private IndexedColors() {}

  /**
   * The reduced image.
   *
   * @param image of {@link BufferedImage#TYPE_INT_RGB}, whose colours are read as they are kept:
   *     converting each costs as much as drawing it
   */
  public static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = (int[]) image.getRaster().getDataElements(0, 0, width, image.getHeight(), null);
    Map<Integer, Integer> counts = counts(pixels);
    List<Integer> palette =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(COLORS)
            .map(Map.Entry::getKey)
            .toList();
    Map<Integer, Byte> indices = new HashMap<>();
    byte[] indexed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      indexed[i] =
          i > 0 && pixels[i] == pixels[i - 1]
              ? indexed[i - 1]
              : indices.computeIfAbsent(pixels[i], color -> (byte) nearest(palette, color));
    }
    BufferedImage reduced =
        new BufferedImage(
            width, image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    reduced.getRaster().setDataElements(0, 0, width, image.getHeight(), indexed);
    return reduced;
  }

  /** Most pixels equal those before them, so runs of one colour are counted at once. */
  private static Map<Integer, Integer> counts(int[] pixels) {
    Map<Integer, Integer> counts = new HashMap<>();
    int start = 0;
    for (int i = 1; i <= pixels.length; i++) {
      if (i == pixels.length || pixels[i] != pixels[start]) {
        counts.merge(pixels[start], i - start, Integer::sum);
        start = i;
      }
    }
    return counts;
  }

  private static IndexColorModel model(List<Integer> palette) {
    int[] codes = palette.stream().mapToInt(color -> color).toArray();
    return new IndexColorModel(8, codes.length, codes, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  private static int nearest(List<Integer> palette, int color) {
    int nearest = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < palette.size(); i++) {
      int distance = distance(palette.get(i), color);
      if (distance < least) {
        nearest = i;
        least = distance;
      }
    }
    return nearest;
  }

  private static int distance(int one, int other) {
    int red = ((one >> 16) & 0xff) - ((other >> 16) & 0xff);
    int green = ((one >> 8) & 0xff) - ((other >> 8) & 0xff);
    int blue = (one & 0xff) - (other & 0xff);
    return red * red + green * green + blue * blue;
  }
}
