package org.disentangle.data.store;

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
import org.disentangle.Progress;
import org.disentangle.data.ImageLabels;
import org.disentangle.image.PixelKind;

/**
 * Writes a file of images from first to last. Until it is finished the file has no header, so that
 * an unfinished one is never taken for a store.
 */
final class ImageStoreWriter implements Closeable {
  private static final int LABELS_A_WRITE = 1 << 16;

  private final FileChannel file;
  private final ImageStoreHeader unfinished;
  private final MessageDigest digest = sha256();
  private final CRC32C crc = new CRC32C();
  private long imageBytes;

  /** Starts the file and writes the labels. */
  private ImageStoreWriter(Path path, ImageSource source, ImageLabels labels, PixelKind kind)
      throws IOException {
    unfinished =
        new ImageStoreHeader(
            source.name(),
            source.key(),
            source.shape(),
            kind,
            labels.factors(),
            labels.size(),
            labels.isGrid(),
            HexFormat.of().formatHex(new byte[digest.getDigestLength()]),
            0);
    file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
            .position(unfinished.bodyStart());
    writeClasses(labels.classes());
    for (int factor = 0; factor < labels.factors().size(); factor++) {
      writeNumbers(labels.numbers(factor));
    }
  }

  /**
   * Writes all images of a source, in as few bits as their values need.
   *
   * @param path an existing file, overwritten
   * @throws org.disentangle.UserErrorException if the source cannot be read
   */
  static void write(Path path, ImageSource source, Progress progress) throws IOException {
    PixelKind given = source.kind();
    ImageLabels labels = source.labels();
    for (PixelKind kind : PixelKind.values()) {
      if (kind.compareTo(given) > 0) {
        break;
      }
      try (ImageStoreWriter writer = new ImageStoreWriter(path, source, labels, kind)) {
        Narrowing narrowing = new Narrowing(given, kind, source.shape().values());
        source.writeTo(images -> writer.write(narrowing.of(images)), progress);
        writer.finish();
        return;
      } catch (Narrowing.ImpossibleException e) {
        if (kind == given) {
          throw new AssertionError("every value is of the kind that " + source.name() + " says", e);
        }
        // Usually the first image shows it: the next kind takes more.
      }
    }
    throw new AssertionError("no kind of pixels was enough for " + source.name());
  }

  private void write(ByteBuffer kept) throws IOException {
    imageBytes += kept.remaining();
    digest.update(kept.duplicate());
    append(kept);
  }

  private void finish() throws IOException {
    long expected = (long) unfinished.images() * unfinished.imageBytes();
    if (imageBytes != expected) {
      throw new IllegalStateException(imageBytes + " bytes of images written of " + expected);
    }
    ImageStoreHeader header =
        new ImageStoreHeader(
            unfinished.source(),
            unfinished.key(),
            unfinished.shape(),
            unfinished.kind(),
            unfinished.factors(),
            unfinished.images(),
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
    ByteBuffer bytes = labelBuffer(Short.BYTES);
    for (int start = 0; start < classes.length; start += LABELS_A_WRITE) {
      int length = Math.min(LABELS_A_WRITE, classes.length - start);
      bytes.clear().limit(length * Short.BYTES);
      bytes.asShortBuffer().put(classes, start, length);
      append(bytes);
    }
  }

  private void writeNumbers(double[] numbers) throws IOException {
    ByteBuffer bytes = labelBuffer(Double.BYTES);
    for (int start = 0; start < numbers.length; start += LABELS_A_WRITE) {
      int length = Math.min(LABELS_A_WRITE, numbers.length - start);
      bytes.clear().limit(length * Double.BYTES);
      bytes.asDoubleBuffer().put(numbers, start, length);
      append(bytes);
    }
  }

  private static ByteBuffer labelBuffer(int bytes) {
    return ByteBuffer.allocate(LABELS_A_WRITE * bytes).order(ByteOrder.LITTLE_ENDIAN);
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
