package org.disentangle.data.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ElementStream;

/**
 * An input stream of one array, from its first byte to its last, of format 1.0, 2.0 or 3.0, and
 * checks it against an archive's checksum at the end.
 *
 * <p>Every error while reading is reported as a fault of the array, by a {@link UserErrorException}
 * that names it and its file.
 */
final class NpyStream implements ElementStream {
  /** What to do about a damaged file. */
  static final String AGAIN = "copy or download the file again";

  private static final int MOST_HEADER_BYTES = 1 << 20;

  private final NpyContent content;
  private final CRC32 crc = new CRC32();
  private final InputStream in;
  private final NpyHeader header;

  private NpyStream(NpyContent content, InputStream in) {
    this.content = content;
    this.in = new CheckedInputStream(in, crc);
    this.header = readHeader();
  }

  /** Reads the header of an array; the caller closes the result. */
  static NpyStream open(NpyContent content) {
    try {
      return new NpyStream(content, content.open());
    } catch (IOException e) {
      throw damaged(content, e);
    }
  }

  /** The header of the array. */
  NpyHeader header() {
    return header;
  }

  /** See {@link NpyContent#room}. */
  long room() {
    try {
      return content.room();
    } catch (IOException e) {
      throw damaged(content, e);
    }
  }

  /**
   * All bytes after the header, checked to be complete.
   *
   * @param most the largest number of bytes
   * @return empty if there are more
   */
  Optional<byte[]> content(int most) {
    try {
      byte[] rest = in.readNBytes(most);
      if (in.read() >= 0) {
        return Optional.empty();
      }
      expectEnd();
      return Optional.of(rest);
    } catch (IOException e) {
      throw damaged(content, e);
    }
  }

  @Override
  public void read(ByteBuffer target) {
    int wanted = target.remaining();
    try {
      int got = in.readNBytes(target.array(), target.arrayOffset() + target.position(), wanted);
      if (got < wanted) {
        throw new EOFException("it ends too early");
      }
      target.position(target.limit()).flip();
    } catch (IOException e) {
      throw damaged(content, e);
    }
  }

  @Override
  public void skip(long bytes) {
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      throw damaged(content, e);
    }
  }

  /** Checks that nothing follows, and that the bytes read have the archive's checksum. */
  @Override
  public void expectEnd() {
    try {
      if (in.read() >= 0) {
        throw fault("is longer than its shape " + header.shape(), "save it again");
      }
    } catch (IOException e) {
      throw damaged(content, e);
    }
    if (content.checksum().orElse(crc.getValue()) != crc.getValue()) {
      throw fault("is damaged (its checksum does not agree)", AGAIN);
    }
  }

  /** An error about this array. */
  UserErrorException fault(String finding, String remedy) {
    return content.fault(finding, remedy);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static UserErrorException damaged(NpyContent content, IOException cause) {
    return FileErrorException.of(
        content.fault("is damaged or cut short (" + cause.getMessage() + ")", AGAIN).getMessage(),
        cause);
  }

  private NpyHeader readHeader() {
    ByteBuffer prefix = little(NpyHeader.MAGIC.length + 2);
    read(prefix);
    byte[] magic = new byte[NpyHeader.MAGIC.length];
    prefix.get(magic);
    int version = prefix.get();
    if (!Arrays.equals(magic, NpyHeader.MAGIC) || version < 1 || version > 3) {
      throw fault("is no numpy array of format 1, 2 or 3", "save it with numpy");
    }
    ByteBuffer lengthBytes = little(version == 1 ? Short.BYTES : Integer.BYTES);
    read(lengthBytes);
    int length = version == 1 ? lengthBytes.getShort() & 0xFFFF : lengthBytes.getInt();
    if (length < 0 || length > MOST_HEADER_BYTES) {
      throw fault("has a header of " + length + " bytes", "save it again");
    }
    ByteBuffer text = little(length);
    read(text);
    String dictionary = StandardCharsets.UTF_8.decode(text).toString();
    return NpyHeader.parse(dictionary)
        .orElseThrow(() -> fault("has the header " + dictionary.strip(), "save it again"));
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
