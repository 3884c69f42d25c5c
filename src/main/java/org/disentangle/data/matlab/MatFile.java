package org.disentangle.data.matlab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.StoredArray;

/**
 * A MAT file of Level 5, as MATLAB's {@code save -v6} and {@code -v7} write it. Its arrays are the
 * variables; those that are no real numbers can be named, but not read. Level 4 ({@code -v4}) is
 * refused; {@code -v7.3} is HDF5.
 */
public final class MatFile implements ArrayFile {
  private static final int HEADER_BYTES = 128;
  private static final int ORDER_AT = 126;
  private static final int VERSION_AT = 124;
  private static final int LEVEL_5 = 0x0100;

  /** Of its first four bytes, a file of Level 4 has at least one 0, and one of Level 5 none. */
  private static final int TEXT_BYTES = 4;

  private static final int BUFFERED_BYTES = 1 << 16;

  /** The largest number of bytes that one deflated byte can expand to. */
  private static final int MOST_INFLATION = 1032;

  private final Path path;
  private final FileChannel channel;
  private final ByteOrder order;
  private final Map<String, MatArray> arrays = new LinkedHashMap<>();

  private MatFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    order = order();
    long next = HEADER_BYTES;
    while (next < channel.size()) {
      Elements.Tag tag = new Elements(new FileRegion(channel, next, channel.size()), order).tag();
      long start = next + 2 * Integer.BYTES;
      Variable variable =
          new Variable(start, start + tag.bytes(), tag.type() == MatTypes.COMPRESSED);
      if ((tag.type() != MatTypes.MATRIX && !variable.isCompressed())
          || variable.end() > channel.size()) {
        throw new IOException(
            "at byte %s is no whole variable (type %s, %s bytes)"
                .formatted(next, tag.type(), tag.bytes()));
      }
      collect(variable);
      next = variable.end();
    }
  }

  /**
   * Where a variable lies.
   *
   * @param start of what follows the tag
   * @param end of the variable
   */
  private record Variable(long start, long end, boolean isCompressed) {
    /** The largest number of bytes that may come out of it. */
    long room() {
      return (end - start) * (isCompressed ? MOST_INFLATION : 1);
    }
  }

  /**
   * Opens a file; the caller closes it.
   *
   * @throws UserErrorException if it is not there, cannot be read, or is no sound MAT file of Level
   *     5
   */
  public static MatFile open(Path path) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      return new MatFile(path, channel);
    } catch (NoSuchFileException e) {
      throw FileErrorException.of("the MATLAB file " + path + " does not exist", e);
    } catch (IOException | UserErrorException e) {
      closeAfter(e, channel);
      throw e instanceof UserErrorException known
          ? known
          : FileErrorException.of(
              "the MATLAB file %s is damaged, or cannot be read (%s); copy or download it again"
                  .formatted(path, e.getMessage()),
              e);
    }
  }

  private static void closeAfter(Exception failure, FileChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  private ByteOrder order() throws IOException {
    byte[] header = new FileRegion(channel, 0, channel.size()).readNBytes(HEADER_BYTES);
    if (header.length == HEADER_BYTES) {
      String mark = new String(header, ORDER_AT, Short.BYTES, StandardCharsets.ISO_8859_1);
      ByteOrder order = mark.equals("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      boolean isMarked = mark.equals("IM") || mark.equals("MI");
      if (isMarked && ByteBuffer.wrap(header).order(order).getShort(VERSION_AT) == LEVEL_5) {
        return order;
      }
    }
    FileKind.of(path)
        .filter(kind -> !kind.equals(FileKind.MATLAB))
        .ifPresent(
            kind -> {
              throw kind.refusal(path, "a MATLAB file of -v6 or -v7", "save it with -v7");
            });
    boolean isLevel4 = false;
    for (int i = 0; i < Math.min(TEXT_BYTES, header.length); i++) {
      isLevel4 |= header[i] == 0;
    }
    throw new UserErrorException(
        path
            + (isLevel4
                ? " is a MATLAB file of -v4, or no MATLAB file; save it with -v7"
                : " is no MATLAB file of -v6 or -v7, or its header is damaged; save it with -v7"));
  }

  private void collect(Variable variable) throws IOException {
    try (InputStream in = stream(variable)) {
      MatHeader.read(new Elements(in, order), order)
          .filter(header -> !header.name().isEmpty())
          .ifPresent(
              header ->
                  arrays.putIfAbsent(
                      header.name(),
                      new MatArray(
                          this, header, variable.room(), false, () -> elements(variable))));
    }
  }

  /** At the first byte after the array's own tag. */
  private InputStream stream(Variable variable) throws IOException {
    FileRegion region = new FileRegion(channel, variable.start(), variable.end());
    if (!variable.isCompressed()) {
      return new BufferedInputStream(region, BUFFERED_BYTES);
    }
    InputStream inflated =
        new BufferedInputStream(new Inflated(region, new Inflater()), BUFFERED_BYTES);
    if (new Elements(inflated, order).tag().type() != MatTypes.MATRIX) {
      inflated.close();
      throw new IOException("at byte " + variable.start() + " is no compressed array");
    }
    return inflated;
  }

  /** At the first stored element. */
  private InputStream elements(Variable variable) throws IOException {
    InputStream in = stream(variable);
    MatHeader.read(new Elements(in, order), order);
    return in;
  }

  /** Frees the inflater's memory when closed. */
  private static final class Inflated extends InflaterInputStream {
    Inflated(InputStream in, Inflater inflater) {
      super(in, inflater, BUFFERED_BYTES);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public List<String> names() {
    return List.copyOf(arrays.keySet());
  }

  @Override
  public StoredArray array(String name) {
    return own(name).checked();
  }

  /**
   * One array with its axes in reverse order, so that its elements lie in C order: what MATLAB has
   * as [r, c, n] is [n, c, r].
   *
   * @throws UserErrorException if the file has no such array, or it is damaged
   */
  MatArray reversed(String name) {
    return own(name).reversed().checked();
  }

  private MatArray own(String name) {
    MatArray array = arrays.get(name);
    if (array == null) {
      throw missing(name);
    }
    return array;
  }

  @Override
  public Optional<byte[]> pickle(String name, int most) {
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
