package org.disentangle.training.checkpoint;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * The file format of a checkpoint. All numbers outside of the header are little-endian:
 *
 * <pre>
 * magic             8 bytes
 * version           int32
 * header's length   int32, bytes
 * header            {@link CheckpointHeader}
 * values            float32, variable after variable as the header lists them
 * checksum          int32, CRC-32C of everything before
 * </pre>
 *
 * <p>A reader checks sizes before contents: it never allocates more than the file is long enough to
 * fill, whatever its bytes say.
 */
final class CheckpointFile {
  private static final long MAGIC = 0x74706b63_6e746e64L; // "dntnckpt"
  private static final int VERSION = 1;
  private static final int PREFIX_BYTES = Long.BYTES + 2 * Integer.BYTES;
  private static final int CHECKSUM_BYTES = Integer.BYTES;
  private static final int BUFFER_BYTES = 1 << 16;

  private CheckpointFile() {}

  /** Writes a whole file; an existing file is overwritten. */
  static void write(Path file, Checkpoint checkpoint) throws IOException {
    byte[] headerBytes = bytes(checkpoint.header());
    CRC32C crc = new CRC32C();
    try (OutputStream stream = Files.newOutputStream(file)) {
      // Each write below is of a buffer's size: a stream that buffers would only copy.
      CheckedOutputStream out = new CheckedOutputStream(stream, crc);
      byte[] prefix = new byte[PREFIX_BYTES];
      littleEndian(prefix).putLong(MAGIC).putInt(VERSION).putInt(headerBytes.length);
      out.write(prefix);
      out.write(headerBytes);
      byte[] buffer = new byte[BUFFER_BYTES];
      for (float[] values : checkpoint.variables().values()) {
        write(out, values, buffer);
      }
      byte[] checksum = new byte[CHECKSUM_BYTES];
      littleEndian(checksum).putInt((int) crc.getValue());
      stream.write(checksum);
    }
  }

  private static void write(OutputStream out, float[] values, byte[] buffer) throws IOException {
    FloatBuffer floats = littleEndian(buffer).asFloatBuffer();
    for (int from = 0; from < values.length; from += floats.capacity()) {
      int count = Math.min(floats.capacity(), values.length - from);
      floats.clear().put(values, from, count);
      out.write(buffer, 0, count * Float.BYTES);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws DamagedCheckpointException if the file is not a checkpoint, has another version, or is
   *     damaged or truncated
   * @throws IOException if it cannot be read
   */
  static Checkpoint read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = file.size();
      if (size < PREFIX_BYTES + CHECKSUM_BYTES) {
        throw new DamagedCheckpointException("cut short (" + size + " bytes)");
      }
      ByteBuffer prefix = read(file, 0, PREFIX_BYTES);
      if (prefix.getLong() != MAGIC) {
        throw new DamagedCheckpointException("no checkpoint");
      }
      int version = prefix.getInt();
      if (version != VERSION) {
        throw new DamagedCheckpointException("of version " + version + ", not " + VERSION);
      }
      int headerLength = prefix.getInt();
      if (headerLength < 0 || headerLength > size - PREFIX_BYTES - CHECKSUM_BYTES) {
        throw new DamagedCheckpointException(
            "damaged: %s bytes, of which %s were to be its header".formatted(size, headerLength));
      }
      checkSum(file, size);
      CheckpointHeader header = header(read(file, PREFIX_BYTES, headerLength));
      return new Checkpoint(header.getState(), variables(file, header, headerLength));
    } catch (EOFException e) {
      throw new DamagedCheckpointException("being cut short while it is read", e);
    }
  }

  private static void checkSum(FileChannel file, long size) throws IOException {
    CRC32C crc = new CRC32C();
    long end = size - CHECKSUM_BYTES;
    for (long at = 0; at < end; at += BUFFER_BYTES) {
      crc.update(read(file, at, (int) Math.min(BUFFER_BYTES, end - at)));
    }
    if (read(file, end, CHECKSUM_BYTES).getInt() != (int) crc.getValue()) {
      throw new DamagedCheckpointException("damaged: its checksum does not agree");
    }
  }

  private static CheckpointHeader header(ByteBuffer bytes) throws IOException {
    try {
      return CheckpointHeader.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new DamagedCheckpointException("damaged in its header", e);
    }
  }

  private static Map<String, float[]> variables(
      FileChannel file, CheckpointHeader header, int headerLength) throws IOException {
    long at = PREFIX_BYTES + (long) headerLength;
    long left = (file.size() - CHECKSUM_BYTES - at) / Float.BYTES;
    for (CheckpointVariable variable : header.getVariableList()) {
      if (variable.getSize() < 0 || variable.getSize() > Math.min(left, Integer.MAX_VALUE)) {
        throw new DamagedCheckpointException(
            "damaged: it says that %s has %s numbers, and has room for %s"
                .formatted(variable.getName(), variable.getSize(), left));
      }
      left -= variable.getSize();
    }
    Map<String, float[]> variables = new LinkedHashMap<>();
    for (CheckpointVariable variable : header.getVariableList()) {
      float[] values = new float[Math.toIntExact(variable.getSize())];
      int most = BUFFER_BYTES / Float.BYTES;
      for (int from = 0; from < values.length; from += most) {
        int count = Math.min(most, values.length - from);
        read(file, at, count * Float.BYTES).asFloatBuffer().get(values, from, count);
        at += (long) count * Float.BYTES;
      }
      variables.put(variable.getName(), values);
    }
    if (at != file.size() - CHECKSUM_BYTES) {
      throw new DamagedCheckpointException("damaged: it is longer than its variables");
    }
    return variables;
  }

  private static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
    ByteBuffer bytes = littleEndian(new byte[length]);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private static byte[] bytes(CheckpointHeader header) throws IOException {
    byte[] bytes = new byte[header.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    // Maps in the order of their keys: the same training gives the same bytes.
    out.useDeterministicSerialization();
    header.writeTo(out);
    out.checkNoSpaceLeft();
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
