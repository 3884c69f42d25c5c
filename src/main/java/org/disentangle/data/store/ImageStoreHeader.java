package org.disentangle.data.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.image.ImageShape;
import org.disentangle.image.PixelKind;

/**
 * The header of a file of images.
 *
 * <p>The file: magic, version, length and CRC-32C of the fields below; the fields; zeros up to a
 * multiple of 4096; the body. The body: the class table (16 bits each, little-endian, absent for a
 * whole grid and without factors), the numbers of each continuous factor (little-endian doubles),
 * the images.
 *
 * @param source what to call the source, e.g. the archive's file name
 * @param key identifies the source's content; a store of another key is not used
 * @param shape of every image
 * @param kind of their values
 * @param factors outermost first
 * @param images how many images there are
 * @param isGrid whether the images are the whole grid of the factors, in its order
 * @param checksum SHA-256 of the images, hexadecimal: their identity
 * @param bodyCrc CRC-32C of the body, which is checked at each opening: at several gigabytes a
 *     second it costs a tenth of what SHA-256 would
 */
record ImageStoreHeader(
    String source,
    String key,
    ImageShape shape,
    PixelKind kind,
    List<Factor> factors,
    int images,
    boolean isGrid,
    String checksum,
    long bodyCrc) {

  private static final long MAGIC = 0x64536574_496D6167L; // "dSetImag"
  private static final int VERSION = 1;
  private static final int PREFIX_BYTES = Long.BYTES + 3 * Integer.BYTES;
  private static final int ALIGNMENT = 4096;
  private static final int MOST_BYTES = 1 << 28;

  /** Copies the factors. */
  ImageStoreHeader {
    factors = List.copyOf(factors);
  }

  /** Bytes of one image. */
  int imageBytes() {
    return kind.bytes(shape.values());
  }

  /** Bytes of the class table. */
  long classBytes() {
    return isGrid ? 0 : (long) images * factors.size() * Short.BYTES;
  }

  /** Bytes of the class table and the numbers of continuous factors. */
  long labelBytes() {
    long continuous =
        factors.stream().filter(factor -> factor.kind() == FactorKind.CONTINUOUS).count();
    return classBytes() + continuous * images * Double.BYTES;
  }

  /** Bytes of labels and images. */
  long bodyBytes() {
    return labelBytes() + (long) images * imageBytes();
  }

  /** The header as it stands in the file, padded; its length depends on no checksum. */
  byte[] encode() {
    byte[] fields = fields();
    ByteBuffer header =
        ByteBuffer.allocate(Math.multiplyExact(blocks(fields.length), ALIGNMENT))
            .putLong(MAGIC)
            .putInt(VERSION)
            .putInt(fields.length)
            .putInt((int) crc(fields))
            .put(fields);
    return header.array();
  }

  /** Where the body starts in a file with this header. */
  long bodyStart() {
    return encode().length;
  }

  /**
   * Reads the header at the start of a file.
   *
   * @throws DamagedStoreException if the file is no bit store, is one of another version, or its
   *     header is damaged
   */
  static ImageStoreHeader read(FileChannel file) throws IOException {
    ByteBuffer prefix = read(file, 0, PREFIX_BYTES);
    if (prefix.getLong() != MAGIC) {
      throw new DamagedStoreException("not a file of images");
    }
    int version = prefix.getInt();
    if (version != VERSION) {
      throw new DamagedStoreException("of version " + version + ", not " + VERSION);
    }
    int length = prefix.getInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new DamagedStoreException("damaged in its header (length " + length + ")");
    }
    int crc = prefix.getInt();
    byte[] fields = read(file, PREFIX_BYTES, length).array();
    if ((int) crc(fields) != crc) {
      throw new DamagedStoreException("damaged in its header");
    }
    return decode(fields);
  }

  private byte[] fields() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(source);
      out.writeUTF(key);
      out.writeInt(shape.height());
      out.writeInt(shape.width());
      out.writeInt(shape.channels());
      out.writeInt(kind.highest());
      out.writeInt(images);
      out.writeBoolean(isGrid);
      out.writeInt(factors.size());
      for (Factor factor : factors) {
        out.writeUTF(factor.name());
        out.writeInt(factor.kind().getNumber());
        out.writeInt(factor.size());
        for (double value : factor.values()) {
          out.writeDouble(value);
        }
        out.writeInt(factor.words().size());
        for (String word : factor.words()) {
          out.writeUTF(word);
        }
      }
      out.writeUTF(checksum);
      out.writeLong(bodyCrc);
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static ImageStoreHeader decode(byte[] fields) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(fields))) {
      String source = in.readUTF();
      String key = in.readUTF();
      ImageShape shape = new ImageShape(in.readInt(), in.readInt(), in.readInt());
      PixelKind kind = kind(in.readInt());
      int images = in.readInt();
      boolean isGrid = in.readBoolean();
      List<Factor> factors = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        factors.add(factor(in));
      }
      return new ImageStoreHeader(
          source, key, shape, kind, factors, images, isGrid, in.readUTF(), in.readLong());
    } catch (IllegalArgumentException e) {
      throw new DamagedStoreException("damaged in its header (" + e.getMessage() + ")");
    }
  }

  private static Factor factor(DataInputStream in) throws IOException {
    String name = in.readUTF();
    int number = in.readInt();
    FactorKind kind =
        Optional.ofNullable(FactorKind.forNumber(number))
            .orElseThrow(() -> new IllegalArgumentException("a factor of kind " + number));
    List<Double> values = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      values.add(in.readDouble());
    }
    List<String> words = new ArrayList<>();
    for (int i = in.readInt(); i > 0; i--) {
      words.add(in.readUTF());
    }
    return new Factor(name, kind, values, words);
  }

  private static PixelKind kind(int highest) {
    for (PixelKind kind : PixelKind.values()) {
      if (kind.highest() == highest) {
        return kind;
      }
    }
    throw new IllegalArgumentException("values up to " + highest);
  }

  private static ByteBuffer read(FileChannel file, long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, start + bytes.position()) < 0) {
        throw new DamagedStoreException("cut short in its header");
      }
    }
    return bytes.flip();
  }

  private static int blocks(int fieldBytes) {
    return (PREFIX_BYTES + fieldBytes + ALIGNMENT - 1) / ALIGNMENT;
  }

  private static long crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
