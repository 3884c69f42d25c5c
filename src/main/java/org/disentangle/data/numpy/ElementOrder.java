package org.disentangle.data.numpy;

import java.util.List;

/**
 * An iterator over the elements of an array in file order, which gives the index of each in C order
 * (the last index fastest).
 */
public final class ElementOrder {
  private final int[] lengths;
  private final long[] strides;
  private final int[] at;
  private long next;

  /**
   * @param header of an array for whose elements there is room in its file
   */
  ElementOrder(NpyHeader header) {
    List<Long> shape = header.shape();
    int axes = shape.size();
    lengths = new int[axes];
    strides = new long[axes];
    at = new int[axes];
    long stride = 1;
    for (int axis = axes - 1; axis >= 0; axis--) {
      // The fastest axis of the file comes first.
      int place = header.isFortranOrder() ? axis : axes - 1 - axis;
      lengths[place] = shape.get(axis).intValue();
      strides[place] = stride;
      stride *= lengths[place];
    }
  }

  /** The next element's index in C order. */
  long next() {
    long index = next;
    for (int place = 0; place < at.length; place++) {
      next += strides[place];
      if (++at[place] < lengths[place]) {
        break;
      }
      next -= strides[place] * lengths[place];
      at[place] = 0;
    }
    return index;
  }
}
