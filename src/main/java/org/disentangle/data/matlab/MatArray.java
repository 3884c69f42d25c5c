package org.disentangle.data.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementStream;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.InputElements;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.array.StreamedRows;

/**
 * A variable of a MAT file. As MATLAB has no vectors, a matrix of one row or one column is one.
 *
 * @param room the largest number of bytes that may come out of the file
 * @param isReversed whether the axes are given in reverse order, in which the elements lie in C
 *     order
 * @param opening gives the stored elements from the first one on
 */
record MatArray(MatFile file, MatHeader header, long room, boolean isReversed, Opening opening)
    implements StoredArray {
  /** Zeros that fill up an element to a multiple of eight bytes. */
  private static final int MOST_FILLING = 7;

  /** Gives the stored elements. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /** The same with its axes in reverse order. */
  MatArray reversed() {
    return new MatArray(file, header, room, !isReversed, opening);
  }

  /**
   * This array.
   *
   * @throws UserErrorException if the file has no room for its elements
   */
  MatArray checked() {
    if (header.bytes() > room) {
      throw fault(
          "has shape " + shape() + ", but the file has room for less",
          "copy or download the file again");
    }
    return this;
  }

  @Override
  public String name() {
    return header.name();
  }

  @Override
  public ArrayShape shape() {
    List<Long> lengths = new ArrayList<>(header.shape().lengths());
    if (isReversed) {
      Collections.reverse(lengths);
    } else if (lengths.size() == 2 && lengths.contains(1L)) {
      lengths.remove(1L);
    }
    return new ArrayShape(lengths);
  }

  @Override
  public Optional<ElementType> type() {
    return header.type();
  }

  @Override
  public String typeName() {
    return header.typeName();
  }

  @Override
  public void read(Rows rows) throws IOException {
    new StreamedRows(this, !isReversed).read(this::elements, rows);
  }

  /** The elements in the order of the file, as the {@linkplain #type type} of this array. */
  ElementStream elements() throws IOException {
    ElementStream stored = new InputElements(this, opening.open(), MOST_FILLING);
    ElementType from = header.stored().orElseThrow();
    ElementType to = header.type().orElseThrow();
    return from.equals(to) || to.kind() != ElementType.Kind.FLOAT
        ? stored
        : new Widened(stored, from, to);
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return file.fault(name(), finding, remedy);
  }

  /** Floating-point numbers that are stored as a type that takes less room. */
  private record Widened(ElementStream stored, ElementType from, ElementType to)
      implements ElementStream {
    @Override
    public void read(ByteBuffer target) {
      ByteBuffer bytes =
          ByteBuffer.allocate(target.remaining() / to.bytes() * from.bytes()).order(from.order());
      stored.read(bytes);
      target.order(to.order());
      for (int place = 0; place < bytes.limit(); place += from.bytes()) {
        double number = from.number(bytes, place);
        if (to.bytes() == Float.BYTES) {
          target.putFloat((float) number);
        } else {
          target.putDouble(number);
        }
      }
      target.flip();
    }

    @Override
    public void skip(long bytes) {
      stored.skip(bytes / to.bytes() * from.bytes());
    }

    @Override
    public void expectEnd() {
      stored.expectEnd();
    }

    @Override
    public void close() throws IOException {
      stored.close();
    }
  }
}
