package org.disentangle.data.numpy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.disentangle.data.FactorImages;
import org.disentangle.data.TwoValuedImages;

/** Archives of a few images, sound at first, to be spoilt one member at a time. */
public final class NpzFixture {
  private final Map<String, byte[]> members = new LinkedHashMap<>();

  /**
   * Images of the grid 1 x 2 x 1 x 1 x 1 x 3; pixel p of image i is on if {@code (p + i) % 3 == 0}.
   */
  public static NpzFixture sound() {
    byte[] images = new byte[6 * 4096];
    long[] classes = new long[6 * 6];
    double[] values = new double[6 * 6];
    for (int image = 0; image < 6; image++) {
      for (int pixel = 0; pixel < 4096; pixel++) {
        images[image * 4096 + pixel] = (byte) ((pixel + image) % 3 == 0 ? 1 : 0);
      }
      classes[image * 6 + 1] = image / 3;
      classes[image * 6 + 5] = image % 3;
      Arrays.fill(values, image * 6, image * 6 + 6, 1);
      values[image * 6 + 1] = 1 + image / 3;
      values[image * 6 + 5] = image % 3 * 0.5;
    }
    return new NpzFixture()
        .with("imgs", "|u1", "(6, 64, 64)", images)
        .with("latents_classes", "<i8", "(6, 6)", bytes(classes))
        .with("latents_values", "<f8", "(6, 6)", bytes(values));
  }

  /** Sets a member, in format 1.0 and C order. */
  public NpzFixture with(String name, String type, String shape, byte[] content) {
    return with(name, 1, type, "False", shape, content);
  }

  /** Sets a member. */
  public NpzFixture with(
      String name, int version, String type, String fortranOrder, String shape, byte[] content) {
    byte[] text =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(type, fortranOrder, shape)
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes =
        ByteBuffer.allocate(12 + text.length + content.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(NpyHeader.MAGIC)
            .put((byte) version)
            .put((byte) 0);
    if (version == 1) {
      bytes.putShort((short) text.length);
    } else {
      bytes.putInt(text.length);
    }
    bytes.put(text).put(content);
    return withMember(name + ".npy", Arrays.copyOf(bytes.array(), bytes.position()));
  }

  /** Sets a member that need not be an array. */
  public NpzFixture withMember(String name, byte[] content) {
    members.put(name, content);
    return this;
  }

  /** Leaves a member out. */
  public NpzFixture without(String name) {
    members.remove(name + ".npy");
    return this;
  }

  /** A member with its header. */
  public byte[] member(String name) {
    return members.get(name + ".npy").clone();
  }

  /** The content of a member, after its header. */
  public byte[] content(String name) {
    byte[] member = member(name);
    ByteBuffer bytes = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes.get(6) == 1 ? 10 + (bytes.getShort(8) & 0xFFFF) : 12 + bytes.getInt(8);
    return Arrays.copyOfRange(member, start, member.length);
  }

  /** Writes the archive. */
  public Path write(Path path, int method) {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setMethod(method);
        CRC32 crc = new CRC32();
        crc.update(member.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(member.getValue().length);
        zip.putNextEntry(entry);
        zip.write(member.getValue());
        zip.closeEntry();
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies one of the archives that numpy made (see {@code src/test/golden}). */
  public static Path numpy(String name, Path folder) {
    Path copy = folder.resolve(name);
    try (InputStream in = NpzFixture.class.getResourceAsStream(name)) {
      Files.copy(in, copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return bytes.array();
  }

  public static byte[] bytes(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  /** Numpy's text of so many characters each. */
  public static byte[] text(int characters, List<String> texts) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * characters * texts.size());
    for (int i = 0; i < texts.size(); i++) {
      bytes.position(4 * characters * i).put(texts.get(i).getBytes(Charset.forName("UTF-32LE")));
    }
    return bytes.array();
  }

  /** What the images of a store are, as the bytes of {@code imgs}. */
  public static byte[] pixels(FactorImages images) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    float[] pixels = new float[TwoValuedImages.PIXELS];
    for (int image = 0; image < images.size(); image++) {
      images.read(image, pixels, 0);
      for (float pixel : pixels) {
        bytes.write((int) pixel);
      }
    }
    return bytes.toByteArray();
  }
}
