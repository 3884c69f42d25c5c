package org.disentangle.data.numpy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.disentangle.UserErrorException;

/**
 * An input stream of one array of an archive, from its first byte to its last, of format 1.0, 2.0
 * or 3.0, and checks it against the archive's checksum at the end.
 *
 * <p>Every error while reading is reported as a fault of the archive, by a {@link
 * UserErrorException} that names the archive and the array.
 */
public final class NpyInput implements Closeable {
  private static final int MOST_HEADER_BYTES = 1 << 20;

  /** The size of the read buffer, a multiple of every element's length. */
  private static final int READ_BYTES = 1 << 19;

  /** The largest number of bytes that one deflated byte can expand to. */
  private static final int MOST_INFLATION = 1032;

  private final Path path;
  private final String name;
  private final ZipEntry entry;
  private final CRC32 crc = new CRC32();
  private final InputStream in;
  private final NpyHeader header;

  private NpyInput(Path path, String name, ZipEntry entry, InputStream in) {
    this.path = path;
    this.name = name;
    this.entry = entry;
    this.in = new CheckedInputStream(in, crc);
    this.header = readHeader();
  }

  /** Reads the header of a member; the caller closes the result. */
  static NpyInput open(Path path, String name, ZipFile zip, ZipEntry entry) {
    try {
      return new NpyInput(path, name, entry, zip.getInputStream(entry));
    } catch (IOException e) {
      throw new UserErrorException(
          "the archive " + path + " is damaged at array " + name + ": " + e.getMessage(), e);
    }
  }

  /** The header of the array. */
  public NpyHeader header() {
    return header;
  }

  /**
   * The type of the elements, which must be numbers or truth values.
   *
   * @throws UserErrorException if they are something else
   */
  public NpyType numbers() {
    return NpyType.of(header.type())
        .filter(NpyType::isNumber)
        .orElseThrow(
            () ->
                fault(
                    "has element type " + header.type(),
                    "expected numbers: integers of 8 to 64 bits, booleans, float32 or float64"));
  }

  /**
   * Checks that the archive can contain as many elements as the shape says, so that memory
   * allocated by the shape is not larger than the file can fill.
   *
   * @param elementBytes of one element
   * @throws UserErrorException if it has not
   */
  public void requireRoom(int elementBytes) {
    if (header.contentBytes(elementBytes) > room()) {
      throw fault(
          "has shape " + header.shapeText() + ", but the archive has room for less",
          "copy or download the archive again");
    }
  }

  /**
   * The largest number of bytes that the member can have, by its declared size and by the length of
   * the file.
   */
  private long room() {
    try {
      long kept = Math.min(entry.getCompressedSize(), Files.size(path));
      return Math.min(entry.getSize(), MOST_INFLATION * (kept + 1));
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** Receives the elements of an array. */
  @FunctionalInterface
  public interface Element {
    /**
     * Takes one.
     *
     * @param index of the element, were the array in C order
     */
    void accept(long index, double value);
  }

  /**
   * Reads every number, whether the array lies in C or in Fortran order, and checks the end. There
   * must be room for them.
   *
   * @param element receives each element, in file order
   * @throws UserErrorException if the elements are not numbers, or the array is damaged
   */
  public void forEach(Element element) {
    NpyType type = numbers();
    ElementOrder index = new ElementOrder(header);
    long left = header.contentBytes(type.bytes());
    ByteBuffer content = ByteBuffer.allocate((int) Math.min(left, READ_BYTES)).order(type.order());
    while (left > 0) {
      read(content.clear().limit((int) Math.min(left, READ_BYTES)));
      for (int place = 0; place < content.limit(); place += type.bytes()) {
        element.accept(index.next(), type.number(content, place));
      }
      left -= content.limit();
    }
    expectEnd();
  }

  /**
   * All bytes after the header, checked to be complete.
   *
   * @param most the largest number of bytes
   * @return empty if there are more
   */
  public Optional<byte[]> content(int most) {
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

  /** Fills the buffer up to its limit and flips it. */
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

  /**
   * Checks that nothing follows, and that the bytes read have the archive's checksum.
   *
   * @throws UserErrorException if not
   */
  public void expectEnd() {
    try {
      if (in.read() >= 0) {
        throw fault("is longer than its shape " + header.shapeText(), "save it again");
      }
    } catch (IOException e) {
      throw damaged(e);
    }
    if (entry.getCrc() != -1 && entry.getCrc() != crc.getValue()) {
      throw fault("is damaged (its checksum does not agree)", "copy or download the archive again");
    }
  }

  /** An error about this array. */
  public UserErrorException fault(String finding, String remedy) {
    return new UserErrorException(
        "the array " + name + " of the archive " + path + " " + finding + "; " + remedy);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private UserErrorException damaged(IOException cause) {
    return new UserErrorException(
        "the array "
            + name
            + " of the archive "
            + path
            + " is damaged or cut short ("
            + cause.getMessage()
            + "); copy or download the archive again",
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
