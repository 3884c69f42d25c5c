package org.disentangle.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * Writes a file of bit-packed images from first to last. Until {@link #finish} the file has no
 * header, so that an unfinished one is never taken for a store.
 */
final class BitStoreWriter implements Closeable {
  private static final int CLASSES_A_WRITE = 1 << 16;

  private final FileChannel file;
  private final BitStoreHeader unfinished;
  private final MessageDigest digest = sha256();
  private final CRC32C crc = new CRC32C();
  private int images;

  /**
   * Starts the file and writes the classes.
   *
   * @param path an existing file, overwritten
   * @param source what to call the source
   * @param key identifies the source's content
   */
  BitStoreWriter(Path path, String source, String key, ImageLabels labels) throws IOException {
    unfinished =
        new BitStoreHeader(
            source,
            key,
            labels.factors(),
            labels.images(),
            labels.isGrid(),
            HexFormat.of().formatHex(new byte[digest.getDigestLength()]),
            0);
    file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .position(unfinished.bodyStart());
    writeClasses(labels.classes());
  }

  /** Appends whole images; the buffer is read up to its limit. */
  void write(ByteBuffer packed) throws IOException {
    images += packed.remaining() / PixelBits.IMAGE_BYTES;
    digest.update(packed.duplicate());
    append(packed);
  }

  /**
   * Completes the file.
   *
   * @throws IllegalStateException if another number of images was written than the labels have
   */
  void finish() throws IOException {
    if (images != unfinished.images()) {
      throw new IllegalStateException(images + " images written of " + unfinished.images());
    }
    BitStoreHeader header =
        new BitStoreHeader(
            unfinished.source(),
            unfinished.key(),
            unfinished.factors(),
            images,
            unfinished.isGrid(),
            HexFormat.of().formatHex(digest.digest()),
            crc.getValue());
    ByteBuffer bytes = ByteBuffer.wrap(header.encode());
    while (bytes.hasRemaining()) {
      file.write(bytes, bytes.position());
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void writeClasses(short[] classes) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(CLASSES_A_WRITE * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < classes.length; start += CLASSES_A_WRITE) {
      int length = Math.min(CLASSES_A_WRITE, classes.length - start);
      bytes.clear().limit(length * Short.BYTES);
      bytes.asShortBuffer().put(classes, start, length);
      append(bytes);
    }
  }

  private void append(ByteBuffer bytes) throws IOException {
    crc.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
