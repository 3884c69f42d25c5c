package org.disentangle.data.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.format.Type;

/** Values one after the other, in the encoding PLAIN. */
final class PlainValues {
  /** False and true. */
  static final PlainValues TRUTH =
      new PlainValues(Type.BOOLEAN, false, ByteBuffer.wrap(new byte[] {0b10}), new int[0]);

  private final Type type;
  private final boolean isUnsigned;
  private final ByteBuffer content;

  /** Of bytes of any length: where each begins; the last number is where they end. */
  private final int[] starts;

  private PlainValues(Type type, boolean isUnsigned, ByteBuffer content, int[] starts) {
    this.type = type;
    this.isUnsigned = isUnsigned;
    this.content = content.order(ByteOrder.LITTLE_ENDIAN);
    this.starts = starts;
  }

  /**
   * Finds values in the rest of a buffer.
   *
   * @throws IOException if there are fewer
   */
  static PlainValues of(ParquetColumn column, ByteBuffer content, int count) throws IOException {
    ByteBuffer rest = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    long least =
        switch (column.type()) {
          case BOOLEAN -> (count + Byte.SIZE - 1L) / Byte.SIZE;
          case INT32, FLOAT, BYTE_ARRAY -> (long) count * Integer.BYTES;
          case INT64, DOUBLE -> (long) count * Long.BYTES;
          case INT96, FIXED_LEN_BYTE_ARRAY ->
              throw new IOException(
                  "column %s has values of type %s".formatted(column.name(), column.type()));
        };
    if (least > rest.remaining()) {
      throw new IOException("a page ends before its values");
    }
    int[] starts = column.type() == Type.BYTE_ARRAY ? starts(rest, count) : new int[0];
    return new PlainValues(column.type(), column.isUnsigned(), rest, starts);
  }

  /** Each value has its length before it. */
  private static int[] starts(ByteBuffer content, int count) throws IOException {
    int[] starts = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int length = content.remaining() < Integer.BYTES ? -1 : content.getInt();
      if (length < 0 || length > content.remaining()) {
        throw new IOException("a page ends before its values");
      }
      starts[i] = content.position();
      content.position(content.position() + length);
    }
    starts[count] = content.position() + Integer.BYTES;
    return starts;
  }

  /** A value of bytes of any length. */
  byte[] bytes(int place) {
    byte[] bytes = new byte[starts[place + 1] - Integer.BYTES - starts[place]];
    content.get(starts[place], bytes);
    return bytes;
  }

  /** A value as text. */
  String text(int place) {
    return switch (type) {
      case BOOLEAN ->
          String.valueOf((content.get(place / Byte.SIZE) >> place % Byte.SIZE & 1) != 0);
      case INT32 -> {
        int value = content.getInt(place * Integer.BYTES);
        yield String.valueOf(isUnsigned ? Integer.toUnsignedLong(value) : value);
      }
      case INT64 -> {
        long value = content.getLong(place * Long.BYTES);
        yield isUnsigned ? Long.toUnsignedString(value) : String.valueOf(value);
      }
      case FLOAT -> String.valueOf((double) content.getFloat(place * Float.BYTES));
      case DOUBLE -> String.valueOf(content.getDouble(place * Double.BYTES));
      case BYTE_ARRAY -> new String(bytes(place), StandardCharsets.UTF_8);
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new AssertionError(type + " is refused before");
    };
  }
}
