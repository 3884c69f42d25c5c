package org.disentangle.data.matlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of a file. Several may be read side by side; closing one leaves the file open. */
final class FileRegion extends InputStream {
  private final FileChannel file;
  private final long end;
  private long next;

  /**
   * @param start of the first byte
   * @param end after the last byte
   */
  FileRegion(FileChannel file, long start, long end) {
    this.file = file;
    this.next = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int wanted = (int) Math.min(length, end - next);
    int got = wanted == 0 ? -1 : file.read(ByteBuffer.wrap(target, offset, wanted), next);
    next += Math.max(0, got);
    return got;
  }

  @Override
  public long skip(long bytes) {
    long skipped = Math.max(0, Math.min(bytes, end - next));
    next += skipped;
    return skipped;
  }
}
