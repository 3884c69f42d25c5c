package org.disentangle.graph;

/**
 * The part of every batch that this process computes, where several train one model: the rows of a
 * batch are dealt out in order, as many to each.
 *
 * @param index of the part, from 0
 * @param count of parts, at least 1
 */
public record BatchShare(int index, int count) {
  /** All of it. */
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

  /** Rows of the part, of a batch of so many, which {@code count} divides. */
  public int rows(int batch) {
    return batch / count;
  }

  /** The first row of the part, of a batch of so many, which {@code count} divides. */
  public int firstRow(int batch) {
    return index * rows(batch);
  }
}
