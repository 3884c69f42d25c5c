package org.disentangle.report.figure.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A palette that fits given colours, by median cut: the colours lie in boxes of the cube of red,
 * green and blue, the box with most pixels for its length is cut across its longest side into
 * halves of as many pixels each, again and again, and the mean of each box is a colour of the
 * palette (P. Heckbert 1982, "Color image quantization for frame buffer display").
 *
 * <p>Colours that agree in the five highest bits of each channel are taken as one.
 */
final class MedianCut {
  private static final int BITS = 5;
  private static final int DROPPED = Byte.SIZE - BITS;
  private static final int CHANNELS = 3;

  private final int[] palette;
  private final byte[] places;

  private MedianCut(int[] palette, byte[] places) {
    this.palette = palette;
    this.places = places;
  }

  /** Colours that are taken as one, and how many pixels have them. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Cell(int key, long pixels, long[] sums) {
    int coordinate(int channel) {
      return key >> (BITS * (CHANNELS - 1 - channel)) & ((1 << BITS) - 1);
    }
  }

  /**
   * A box.
   *
   * @param side the channel in which it is longest
   */
  private record Box(List<Cell> cells, long pixels, int side, int length) {
    static Box of(List<Cell> cells) {
      int longest = 0;
      for (int channel = 1; channel < CHANNELS; channel++) {
        if (length(cells, channel) > length(cells, longest)) {
          longest = channel;
        }
      }
      return new Box(
          cells, cells.stream().mapToLong(Cell::pixels).sum(), longest, length(cells, longest));
    }

    private static int length(List<Cell> cells, int channel) {
      IntSummaryStatistics ends =
          cells.stream().mapToInt(cell -> cell.coordinate(channel)).summaryStatistics();
      return ends.getMax() - ends.getMin();
    }

    List<Box> halves() {
      List<Cell> sorted =
          cells.stream()
              .sorted(
                  Comparator.<Cell>comparingInt(cell -> cell.coordinate(side))
                      .thenComparingInt(Cell::key))
              .toList();
      int cut = 0;
      long before = 0;
      while (cut == 0 || (cut < sorted.size() - 1 && 2 * before < pixels)) {
        before += sorted.get(cut++).pixels();
      }
      return List.of(of(sorted.subList(0, cut)), of(sorted.subList(cut, sorted.size())));
    }

    int mean() {
      int mean = 0;
      for (int channel = 0; channel < CHANNELS; channel++) {
        int each = channel;
        long sum = cells.stream().mapToLong(cell -> cell.sums()[each]).sum();
        mean = mean << Byte.SIZE | Math.toIntExact((2 * sum + pixels) / (2 * pixels));
      }
      return mean;
    }
  }

  /**
   * Fits a palette.
   *
   * @param colors of pixels, each 0xRRGGBB
   * @param size of the palette, 256 at most
   */
  static MedianCut of(int[] colors, int size) {
    List<Box> boxes = new ArrayList<>(List.of(Box.of(cells(colors))));
    while (boxes.size() < size) {
      Optional<Box> next =
          boxes.stream()
              .filter(box -> box.cells().size() > 1)
              .max(Comparator.comparingLong(box -> box.pixels() * box.length()));
      if (next.isEmpty()) {
        break;
      }
      boxes.remove(next.get());
      boxes.addAll(next.get().halves());
    }
    byte[] places = new byte[1 << (BITS * CHANNELS)];
    for (int i = 0; i < boxes.size(); i++) {
      for (Cell cell : boxes.get(i).cells()) {
        places[cell.key()] = (byte) i;
      }
    }
    return new MedianCut(boxes.stream().mapToInt(Box::mean).toArray(), places);
  }

  private static List<Cell> cells(int[] colors) {
    long[] pixels = new long[1 << (BITS * CHANNELS)];
    long[][] sums = new long[pixels.length][CHANNELS];
    for (int color : colors) {
      int key = key(color);
      pixels[key]++;
      for (int channel = 0; channel < CHANNELS; channel++) {
        sums[key][channel] += channel(color, channel);
      }
    }
    return IntStream.range(0, pixels.length)
        .filter(key -> pixels[key] > 0)
        .mapToObj(key -> new Cell(key, pixels[key], sums[key]))
        .toList();
  }

  private static int key(int color) {
    int key = 0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      key = key << BITS | channel(color, channel) >> DROPPED;
    }
    return key;
  }

  private static int channel(int color, int channel) {
    return color >> (Byte.SIZE * (CHANNELS - 1 - channel)) & 0xFF;
  }

  /** The colours, each 0xRRGGBB; as many as were asked for, or fewer where fewer are needed. */
  int[] palette() {
    return palette.clone();
  }

  /** The place in the palette of one of the given colours. */
  int place(int color) {
    return Byte.toUnsignedInt(places[key(color)]);
  }
}
