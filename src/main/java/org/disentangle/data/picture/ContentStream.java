package org.disentangle.data.picture;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's content in memory, for a decoder. Some decoders take the end of a file for zeros without
 * end: one that reads on far beyond it is stopped.
 */
final class ContentStream extends ImageInputStreamImpl {
  private static final int MOST_BEYOND = 64;

  private final byte[] content;
  private int beyond;

  /**
   * @param content not copied
   */
  ContentStream(byte[] content) {
    this.content = content;
  }

  @Override
  public long length() {
    return content.length;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (streamPos >= content.length) {
      return end();
    }
    return content[(int) streamPos++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= content.length) {
      return end();
    }
    int count = (int) Math.min(length, content.length - streamPos);
    System.arraycopy(content, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  private int end() throws UnreadablePictureException {
    if (++beyond > MOST_BEYOND) {
      throw new UnreadablePictureException("is cut short");
    }
    return -1;
  }
}
