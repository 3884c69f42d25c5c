package org.disentangle.graph;

/**
 * The part of every batch that this process computes, if several train one model: the rows of a
 * batch are divided in order into equal parts.
 *
 * @param index of the part, from 0
 * @param count of parts, at least 1
 */
public record BatchShare(int index, int count) {
  /** The whole batch. */
  public static final BatchShare WHOLE = new BatchShare(0, 1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public BatchShare {
    if (count < 1 || index < 0 || index >= count) {
      throw new IllegalArgumentException("part " + index + " of " + count);
    }
  }

  /** Whether it is all of the batch. */
  public boolean isWhole() {
    return count == 1;
  }

  /** The number of rows in the part of a batch with this many rows, which {@code count} divides. */
  public int rows(int batch) {
    return batch / count;
  }

  /** The first row of the part of a batch with this many rows, which {@code count} divides. */
  public int firstRow(int batch) {
    return index * rows(batch);
  }
}
