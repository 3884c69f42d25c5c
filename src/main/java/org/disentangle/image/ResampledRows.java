package org.disentangle.image;

import java.util.Arrays;

/** An image whose columns have another length. It keeps the old rows that a new one needs. */
final class ResampledRows implements FramedRows {
  private static final int NONE = -1;

  private final PixelRows image;
  private final ResamplingWeights weights;

  /** Old row r is kept at r modulo their number: those of one new row never share a place. */
  private final int[][] kept;

  private final int[] keptRow;

  ResampledRows(PixelRows image, ResamplingWeights weights) {
    this.image = image;
    this.weights = weights;
    kept = new int[weights.widest()][image.width() * image.channels()];
    keptRow = new int[kept.length];
    Arrays.fill(keptRow, NONE);
  }

  @Override
  public PixelRows image() {
    return image;
  }

  @Override
  public int height() {
    return weights.size();
  }

  @Override
  public int width() {
    return image.width();
  }

  @Override
  public void read(int row, int[] target) {
    int first = weights.starts()[row];
    int[][] needed = new int[weights.whole()[row].length][];
    for (int j = 0; j < needed.length; j++) {
      int old = first + j;
      int place = old % kept.length;
      if (keptRow[place] != old) {
        image.read(old, kept[place]);
        keptRow[place] = old;
      }
      needed[j] = kept[place];
    }
    int[] column = new int[needed.length];
    for (int i = 0; i < width() * channels(); i++) {
      for (int j = 0; j < column.length; j++) {
        column[j] = needed[j][i];
      }
      target[i] = weights.value(row, highest(), column, 0, 1);
    }
  }
}
