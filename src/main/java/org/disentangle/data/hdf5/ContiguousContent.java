package org.disentangle.data.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray.Rows;

/**
 * Elements that lie one after the other in the file.
 *
 * @param address of the first
 * @param room bytes from there to the file's end
 */
record ContiguousContent(Hdf5File file, long address, long room) implements Content {
  private static final int READ_BYTES = 1 << 22;

  @Override
  public void read(ArrayShape shape, ElementType type, Rows rows) throws IOException {
    int rowBytes = Math.toIntExact(shape.rowElements() * type.bytes());
    int count = (int) shape.rows();
    int step = Math.min(count, Math.max(1, READ_BYTES / Math.max(1, rowBytes)));
    ByteBuffer buffer = ByteBuffer.allocate(step * rowBytes).order(type.order());
    for (int first = 0; first < count; first += step) {
      buffer.clear().limit(Math.min(step, count - first) * rowBytes);
      file.readAddress(buffer, address + (long) first * rowBytes);
      rows.accept(buffer, first);
    }
  }
}
