package org.disentangle.data.array;

import java.util.List;

/**
 * An iterator over the elements of an array as they lie in Fortran order (the first index fastest),
 * which gives the index of each in C order (the last index fastest).
 */
final class FortranOrder {
  private final int[] lengths;
  private final long[] strides;
  private final int[] at;
  private long next;

  /**
   * @param lengths of the axes, outermost first, of an array for whose elements there is room
   */
  FortranOrder(List<Long> lengths) {
    this.lengths = lengths.stream().mapToInt(Long::intValue).toArray();
    strides = new long[this.lengths.length];
    at = new int[this.lengths.length];
    long stride = 1;
    for (int axis = strides.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= this.lengths[axis];
    }
  }

  /** The next element's index in C order. */
  long next() {
    long index = next;
    for (int axis = 0; axis < at.length; axis++) {
      next += strides[axis];
      if (++at[axis] < lengths[axis]) {
        break;
      }
      next -= strides[axis] * lengths[axis];
      at[axis] = 0;
    }
    return index;
  }
}
