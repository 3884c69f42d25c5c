package org.disentangle.data.array;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of an array.
 *
 * @param lengths of each axis, outermost first; empty for a single element
 */
public record ArrayShape(List<Long> lengths) {
  /** Copies the lengths. */
  public ArrayShape {
    lengths = List.copyOf(lengths);
  }

  /** The shape of these lengths. */
  public static ArrayShape of(long... lengths) {
    return new ArrayShape(Arrays.stream(lengths).boxed().toList());
  }

  /** How many axes there are. */
  public int axes() {
    return lengths.size();
  }

  /** The length of an axis, counted from the outermost. */
  public long length(int axis) {
    return lengths.get(axis);
  }

  /** How many rows there are: what lies behind one index of the first axis. */
  public long rows() {
    return lengths.isEmpty() ? 1 : lengths.get(0);
  }

  /** How many elements a row has; the largest long if they are more. */
  public long rowElements() {
    return product(1, lengths.subList(Math.min(1, lengths.size()), lengths.size()));
  }

  /**
   * Bytes of all elements; the largest long if they are more.
   *
   * @param elementBytes of one element
   */
  public long bytes(int elementBytes) {
    return product(elementBytes, lengths);
  }

  private static long product(long factor, List<Long> lengths) {
    if (lengths.contains(0L)) {
      return 0;
    }
    long product = factor;
    for (long length : lengths) {
      if (product > Long.MAX_VALUE / length) {
        return Long.MAX_VALUE;
      }
      product *= length;
    }
    return product;
  }

  /** The shape as Python writes it: {@code (737280, 64, 64)}. */
  @Override
  public String toString() {
    return lengths.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(", lengths.size() == 1 ? ",)" : ")"));
  }
}
