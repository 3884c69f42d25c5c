package org.disentangle.training.tensorboard;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;

/**
 * A file of events in TensorFlow's record format: for each event the length (uint64,
 * little-endian), a checksum of the length, the message, and a checksum of the message.
 *
 * <p>The checksums are CRC-32C, masked as {@code tensorflow/core/lib/hash/crc32c.h} has it: rotated
 * right by 15 bits, plus {@code 0xa282ead8}. The first event has the version of the format, as
 * readers expect. Must be closed.
 */
final class EventFile implements AutoCloseable {
  private static final String FORMAT = "brain.Event:2";
  private static final int ROTATION = 15;
  private static final int MASK = 0xa282ead8;

  private final OutputStream out;

  /**
   * Begins a file that is not there yet.
   *
   * @param file readers recognise it by {@code tfevents} in its name
   * @param seconds since 1970
   * @throws IOException if it cannot be written
   */
  EventFile(Path file, double seconds) throws IOException {
    out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
    write(Event.newBuilder().setWallTime(seconds).setFileVersion(FORMAT).build());
    flush();
  }

  /** Adds an event, which readers see after the next {@link #flush} at the latest. */
  void write(Event event) throws IOException {
    byte[] message = event.toByteArray();
    byte[] length = littleEndian(Long.BYTES).putLong(message.length).array();
    out.write(length);
    out.write(checksum(length));
    out.write(message);
    out.write(checksum(message));
  }

  /** Hands everything to the operating system: a killed program loses none of it. */
  void flush() throws IOException {
    out.flush();
  }

  private static byte[] checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int masked = Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK;
    return littleEndian(Integer.BYTES).putInt(masked).array();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
