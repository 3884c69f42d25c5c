package org.disentangle.data.hdf5;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/**
 * The parts of an HDF5 file's headers, each flipped, in the newest versions that HDF5 1.8 reads.
 *
 * @see <a href="https://docs.hdfgroup.org/hdf5/develop/_f_m_t3.html">HDF5 file format, IV.A</a>
 */
final class Hdf5Messages {
  static final int SUPERBLOCK_BYTES = 48;
  static final int DEFLATE_LEVEL = 6;

  private static final long UNDEFINED = -1;
  private static final int MOST_PART_BYTES = 1 << 16;
  private static final byte UTF_8 = 1;

  private Hdf5Messages() {}

  /** The start of the file: version 2. */
  static ByteBuffer superblock(long end, long root) {
    ByteBuffer bytes = Hdf5Output.little(SUPERBLOCK_BYTES);
    bytes.put((byte) 0x89).put("HDF\r\n\u001a\n".getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) 2).put((byte) Long.BYTES).put((byte) Long.BYTES).put((byte) 0);
    bytes.putLong(0).putLong(UNDEFINED).putLong(end).putLong(root);
    return checked(bytes);
  }

  /** The header of an object: version 2, with four bytes for its length. */
  static ByteBuffer header(List<ByteBuffer> messages) {
    int length = messages.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer bytes = Hdf5Output.little(length + 14);
    bytes.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2).put((byte) 2);
    bytes.putInt(length);
    messages.forEach(bytes::put);
    return checked(bytes);
  }

  private static ByteBuffer checked(ByteBuffer bytes) {
    byte[] content = new byte[bytes.position()];
    bytes.get(0, content);
    return bytes.putInt(ChecksumUtils.checksum(content)).flip();
  }

  /** A message of a header. */
  static ByteBuffer message(int type, ByteBuffer content) {
    ByteBuffer bytes = Hdf5Output.little(content.remaining() + 4);
    if (content.remaining() >= MOST_PART_BYTES) {
      throw new IllegalArgumentException("a message of " + content.remaining() + " bytes");
    }
    bytes.put((byte) type).putShort((short) content.remaining()).put((byte) 0);
    return bytes.put(content).flip();
  }

  static ByteBuffer dataspace(ArrayShape shape) {
    ByteBuffer bytes = Hdf5Output.little(4 + shape.axes() * Long.BYTES);
    bytes.put((byte) 2).put((byte) shape.axes()).put((byte) 0).put((byte) 1);
    shape.lengths().forEach(bytes::putLong);
    return bytes.flip();
  }

  /** Text, or little-endian numbers: unsigned or signed whole ones, or float64. */
  static ByteBuffer datatype(ElementType type) {
    if (type.kind() == Kind.BYTES) {
      return text(type.bytes());
    }
    ByteBuffer bytes = Hdf5Output.little(20);
    if (type.kind() == Kind.FLOAT) {
      // Implied leading bit, sign in bit 63; exponent 52 to 62, biased by 1023; mantissa 0 to 51.
      bytes.put((byte) 0x11).put((byte) 0x20).put((byte) 63).put((byte) 0).putInt(Double.BYTES);
      bytes.putShort((short) 0).putShort((short) Double.SIZE);
      bytes.put((byte) 52).put((byte) 11).put((byte) 0).put((byte) 52).putInt(1023);
    } else {
      int isSigned = type.kind() == Kind.SIGNED ? 8 : 0;
      bytes.put((byte) 0x10).put((byte) isSigned).put((byte) 0).put((byte) 0);
      bytes.putInt(type.bytes()).putShort((short) 0);
      bytes.putShort((short) (type.bytes() * Byte.SIZE));
    }
    return bytes.flip();
  }

  /** UTF-8 of so many bytes, filled up with zeros. */
  static ByteBuffer text(int length) {
    ByteBuffer bytes = Hdf5Output.little(8);
    bytes.put((byte) 0x13).put((byte) (1 | UTF_8 << 4)).put((byte) 0).put((byte) 0);
    return bytes.putInt(length).flip();
  }

  /** Room is taken as chunks come, and never filled before. */
  static ByteBuffer noFillValue() {
    return Hdf5Output.little(2).put((byte) 3).put((byte) 0x0B).flip();
  }

  static ByteBuffer chunked(long index, int[] chunk, int elementBytes) {
    ByteBuffer bytes = Hdf5Output.little(11 + (chunk.length + 1) * Integer.BYTES);
    bytes.put((byte) 3).put((byte) 2).put((byte) (chunk.length + 1)).putLong(index);
    for (int length : chunk) {
      bytes.putInt(length);
    }
    return bytes.putInt(elementBytes).flip();
  }

  static ByteBuffer deflated() {
    ByteBuffer bytes = Hdf5Output.little(12);
    bytes.put((byte) 2).put((byte) 1).putShort((short) 1).putShort((short) 0);
    return bytes.putShort((short) 1).putInt(DEFLATE_LEVEL).flip();
  }

  static ByteBuffer linkInfo() {
    return Hdf5Output.little(18).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED).flip();
  }

  static ByteBuffer groupInfo() {
    return Hdf5Output.little(2).putShort((short) 0).flip();
  }

  /** To an object of the file. */
  static ByteBuffer link(String name, long address) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = Hdf5Output.little(4 + text.length + Long.BYTES);
    bytes.put((byte) 1).put((byte) 0x10).put(UTF_8).put((byte) text.length).put(text);
    return bytes.putLong(address).flip();
  }

  static ByteBuffer attribute(String name, ByteBuffer type, ArrayShape shape, byte[] content) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer space = dataspace(shape);
    ByteBuffer bytes =
        Hdf5Output.little(10 + text.length + type.remaining() + space.remaining() + content.length);
    bytes.put((byte) 3).put((byte) 0).putShort((short) (text.length + 1));
    bytes.putShort((short) type.remaining()).putShort((short) space.remaining());
    bytes.put(UTF_8).put(text).put((byte) 0);
    return bytes.put(type).put(space).put(content).flip();
  }
}
