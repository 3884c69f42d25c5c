package org.disentangle.data.numpy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ElementStream;

/**
 * An input stream of one array of an archive, from its first byte to its last, of format 1.0, 2.0
 * or 3.0, and checks it against the archive's checksum at the end.
 *
 * <p>Every error while reading is reported as a fault of the archive, by a {@link
 * UserErrorException} that names the archive and the array.
 */
final class NpyStream implements ElementStream {
  private static final int MOST_HEADER_BYTES = 1 << 20;

  /** The largest number of bytes that one deflated byte can expand to. */
  private static final int MOST_INFLATION = 1032;

  private final NpzArchive archive;
  private final String name;
  private final ZipEntry entry;
  private final CRC32 crc = new CRC32();
  private final InputStream in;
  private final NpyHeader header;

  private NpyStream(NpzArchive archive, String name, ZipEntry entry, InputStream in) {
    this.archive = archive;
    this.name = name;
    this.entry = entry;
    this.in = new CheckedInputStream(in, crc);
    this.header = readHeader();
  }

  /** Reads the header of a member; the caller closes the result. */
  static NpyStream open(NpzArchive archive, String name, ZipFile zip, ZipEntry entry) {
    try {
      return new NpyStream(archive, name, entry, zip.getInputStream(entry));
    } catch (IOException e) {
      throw new UserErrorException(
          "the archive " + archive.path() + " is damaged at array " + name + ": " + e.getMessage(),
          e);
    }
  }

  /** The header of the array. */
  NpyHeader header() {
    return header;
  }

  /**
   * The largest number of bytes that the member can have, by its declared size and by the length of
   * the file: memory that is allocated by a shape must not be larger than the file can fill.
   */
  long room() {
    try {
      long kept = Math.min(entry.getCompressedSize(), Files.size(archive.path()));
      return Math.min(entry.getSize(), MOST_INFLATION * (kept + 1));
    } catch (IOException e) {
      throw damaged(e);
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
      byte[] content = in.readNBytes(most);
      if (in.read() >= 0) {
        return Optional.empty();
      }
      expectEnd();
      return Optional.of(content);
    } catch (IOException e) {
      throw damaged(e);
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
      throw damaged(e);
    }
  }

  @Override
  public void skip(long bytes) {
    try {
      in.skipNBytes(bytes);
    } catch (IOException e) {
      throw damaged(e);
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
      throw damaged(e);
    }
    if (entry.getCrc() != -1 && entry.getCrc() != crc.getValue()) {
      throw fault("is damaged (its checksum does not agree)", "copy or download the archive again");
    }
  }

  /** An error about this array. */
  UserErrorException fault(String finding, String remedy) {
    return archive.fault(name, finding, remedy);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private UserErrorException damaged(IOException cause) {
    return new UserErrorException(
        fault(
                "is damaged or cut short (" + cause.getMessage() + ")",
                "copy or download the archive again")
            .getMessage(),
        cause);
  }

  private NpyHeader readHeader() {
    ByteBuffer prefix = little(NpyHeader.MAGIC.length + 2);
    read(prefix);
    byte[] magic = new byte[NpyHeader.MAGIC.length];
    prefix.get(magic);
    int version = prefix.get();
    if (!Arrays.equals(magic, NpyHeader.MAGIC) || version < 1 || version > 3) {
      throw fault("is no numpy array of format 1, 2 or 3", "save it with numpy.savez_compressed");
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
