package org.disentangle.data.hdf5;

import java.io.IOException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray.Rows;

/** Where the elements of an array lie in a file. */
interface Content {
  /** The largest number of bytes that there can be, by the length of the file. */
  long room();

  /**
   * Reads all rows in their order.
   *
   * @param shape of the array, for which there is room
   */
  void read(ArrayShape shape, ElementType type, Rows rows) throws IOException;
}
