package org.disentangle.data.norb;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementStream;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;
import org.disentangle.data.array.InputElements;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.array.StreamedRows;

/**
 * A file of SmallNORB, packed by gzip or not: one array. All numbers are little-endian: four bytes
 * that say the type of the elements, the number of axes, the length of each (at least three
 * lengths, those beyond the axes 1), and the elements, the last index fastest.
 *
 * @param path the file
 * @param isPacked whether it is packed by gzip
 * @param shape of the array
 * @param elements their type
 * @param headerBytes before the first element
 */
record NorbFile(
    Path path, boolean isPacked, ArrayShape shape, ElementType elements, int headerBytes)
    implements StoredArray {
  private static final int BUFFERED_BYTES = 1 << 16;
  private static final int LEAST_LENGTHS = 3;
  private static final int MOST_AXES = 8;
  private static final int GZIP = 0x8B1F;

  /** The largest number of bytes that one deflated byte can expand to. */
  private static final int MOST_INFLATION = 1032;

  /**
   * Reads the header and checks the length of the file against it.
   *
   * @throws UserErrorException if it cannot be read, is no such file, or is cut short
   */
  static NorbFile open(Path path) {
    try {
      boolean isPacked = isPacked(path);
      try (InputStream in = stream(path, isPacked)) {
        int magic = number(in);
        ElementType elements =
            type(magic)
                .orElseThrow(
                    () ->
                        new UserErrorException(
                            "%s begins with %s; expected a file of SmallNORB with bytes or whole numbers (1e3d4c55 or 1e3d4c54)"
                                .formatted(path, HexFormat.of().toHexDigits(magic))));
        int axes = number(in);
        if (axes < 1 || axes > MOST_AXES) {
          throw new IOException("it has " + axes + " axes");
        }
        int written = Math.max(LEAST_LENGTHS, axes);
        List<Long> lengths = new ArrayList<>();
        for (int axis = 0; axis < written; axis++) {
          long length = number(in);
          if (length < 1 || (axis >= axes && length != 1)) {
            throw new IOException("it has a length of " + length);
          }
          lengths.add(length);
        }
        ArrayShape shape = new ArrayShape(lengths.subList(0, axes));
        NorbFile file =
            new NorbFile(path, isPacked, shape, elements, (2 + written) * Integer.BYTES);
        file.checkRoom();
        return file;
      }
    } catch (IOException e) {
      throw FileErrorException.of(
          "%s is damaged, or cannot be read (%s); copy or download it again"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static boolean isPacked(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(Short.BYTES);
      return start.length == Short.BYTES
          && (ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xFFFF) == GZIP;
    }
  }

  private static InputStream stream(Path path, boolean isPacked) throws IOException {
    InputStream in = Files.newInputStream(path);
    try {
      return new BufferedInputStream(
          isPacked ? new GZIPInputStream(in, BUFFERED_BYTES) : in, BUFFERED_BYTES);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static int number(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw new EOFException("it ends too early");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  /** Empty for 0x1E3D4C52, which is packed in a way of its own, and for all that is unknown. */
  private static Optional<ElementType> type(int magic) {
    return switch (magic) {
      case 0x1E3D4C51 -> number(Kind.FLOAT, Float.BYTES);
      case 0x1E3D4C53 -> number(Kind.FLOAT, Double.BYTES);
      case 0x1E3D4C54 -> number(Kind.SIGNED, Integer.BYTES);
      case 0x1E3D4C55 -> number(Kind.UNSIGNED, Byte.BYTES);
      case 0x1E3D4C56 -> number(Kind.SIGNED, Short.BYTES);
      default -> Optional.empty();
    };
  }

  private static Optional<ElementType> number(Kind kind, int bytes) {
    return Optional.of(new ElementType(kind, bytes, ByteOrder.LITTLE_ENDIAN));
  }

  private void checkRoom() throws IOException {
    long expected = shape.bytes(elements.bytes());
    long size = Files.size(path);
    boolean fits = isPacked ? expected <= size * MOST_INFLATION : expected == size - headerBytes;
    if (!fits) {
      throw new IOException(
          "it has %s bytes, which is not what elements of shape %s take".formatted(size, shape));
    }
  }

  @Override
  public String name() {
    return path.getFileName().toString();
  }

  @Override
  public Optional<ElementType> type() {
    return Optional.of(elements);
  }

  @Override
  public String typeName() {
    return elements.kind().name().toLowerCase(Locale.ROOT) + " of " + elements.bytes() + " bytes";
  }

  @Override
  public void read(Rows rows) throws IOException {
    new StreamedRows(this, false).read(this::stream, rows);
  }

  private ElementStream stream() throws IOException {
    ElementStream stream = new InputElements(this, stream(path, isPacked), 0);
    stream.skip(headerBytes);
    return stream;
  }

  @Override
  public UserErrorException fault(String finding, String remedy) {
    return new FileErrorException("%s %s; %s".formatted(path, finding, remedy));
  }
}
