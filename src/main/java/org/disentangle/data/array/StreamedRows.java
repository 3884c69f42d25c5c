package org.disentangle.data.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.disentangle.data.array.StoredArray.Rows;

/**
 * The rows of an array that can only be read from its first element to its last. In C order (the
 * last index fastest) it is read once; in Fortran order (the first index fastest) once for so many
 * rows as fit into {@value #GATHERED_BYTES} bytes.
 *
 * @param array what is read; its elements are numbers or text
 * @param isFortranOrder in which order its elements come
 */
public record StreamedRows(StoredArray array, boolean isFortranOrder) {
  private static final int READ_BYTES = 1 << 22;
  private static final int GATHERED_BYTES = 1 << 27;

  /** Starts reading an array; who asked closes the stream. */
  @FunctionalInterface
  public interface Opening {
    /** At the first element. */
    ElementStream open() throws IOException;
  }

  /**
   * Reads every row in its order and checks that the array is whole.
   *
   * @throws IOException if the receiver throws it
   * @throws org.disentangle.UserErrorException if the array is damaged, or a row is too large
   */
  public void read(Opening opening, Rows rows) throws IOException {
    ElementType elements = array.type().orElseThrow();
    ArrayShape shape = array.shape();
    long rowElements = shape.rowElements();
    if (shape.rows() > Integer.MAX_VALUE
        || (double) rowElements * elements.bytes() > Integer.MAX_VALUE) {
      throw array.fault("has shape " + shape, "expected rows below 2 GiB");
    }
    int rowBytes = (int) rowElements * elements.bytes();
    boolean isGathered = isFortranOrder && shape.axes() > 1;
    int most = isGathered ? GATHERED_BYTES : READ_BYTES;
    int count = (int) shape.rows();
    int step = Math.min(count, Math.max(1, most / Math.max(1, rowBytes)));
    ByteBuffer buffer = ByteBuffer.allocate(step * rowBytes).order(elements.order());
    if (isGathered) {
      for (int first = 0; first < count; first += step) {
        int length = Math.min(step, count - first);
        gather(opening, elements.bytes(), buffer.array(), first, length);
        rows.accept(buffer.clear().limit(length * rowBytes), first);
      }
      return;
    }
    try (ElementStream stream = opening.open()) {
      for (int first = 0; first < count; first += step) {
        stream.read(buffer.clear().limit(Math.min(step, count - first) * rowBytes));
        rows.accept(buffer, first);
      }
      stream.expectEnd();
    }
  }

  /** Reads some rows of an array in which equal places of all rows lie next to each other. */
  private void gather(Opening opening, int width, byte[] target, int first, int length)
      throws IOException {
    ArrayShape shape = array.shape();
    int rowElements = (int) shape.rowElements();
    ByteBuffer run = ByteBuffer.allocate(length * width);
    FortranOrder order = new FortranOrder(shape.lengths().subList(1, shape.axes()));
    try (ElementStream stream = opening.open()) {
      for (int element = 0; element < rowElements; element++) {
        stream.skip((long) first * width);
        stream.read(run.clear());
        stream.skip((shape.rows() - first - length) * width);
        int place = (int) order.next();
        for (int row = 0; row < length; row++) {
          System.arraycopy(
              run.array(), row * width, target, (row * rowElements + place) * width, width);
        }
      }
      stream.expectEnd();
    }
  }
}
