package org.disentangle.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray.Rows;

/**
 * Elements that lie in the header of an object: attributes and small data sets.
 *
 * @param bytes all of them
 */
record MemoryContent(ByteBuffer bytes) implements Content {
  @Override
  public long room() {
    return bytes.remaining();
  }

  @Override
  public void read(ArrayShape shape, ElementType type, Rows rows) throws IOException {
    int length = (int) shape.bytes(type.bytes());
    rows.accept(bytes.slice(bytes.position(), length).order(type.order()), 0);
  }
}
