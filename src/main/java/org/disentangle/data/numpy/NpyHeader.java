package org.disentangle.data.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.disentangle.data.array.ArrayShape;

/**
 * The header of a numpy array file (npy).
 *
 * @param type numpy's name of the element type, e.g. {@code |u1} for unsigned bytes
 * @param isFortranOrder whether the first index is the fastest
 * @param shape of the array
 */
public record NpyHeader(String type, boolean isFortranOrder, ArrayShape shape) {
  /** The first bytes of every npy file. */
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final int ALIGNMENT = 64;
  private static final int PREFIX_BYTES = MAGIC.length + 2 + Short.BYTES;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[.*?\\]))");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  /**
   * Reads the text of a header, which is a Python dictionary.
   *
   * @return empty if it lacks one of the three keys, or a length is not a number
   */
  static Optional<NpyHeader> parse(String dictionary) {
    String text = dictionary.replace('"', '\'');
    Matcher type = TYPE.matcher(text);
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      return Optional.empty();
    }
    // Python 2 wrote long numbers as 737280L, and the published dSprites archive is of that age.
    List<String> lengths =
        Arrays.stream(shape.group(1).split(",", -1))
            .map(String::strip)
            .filter(length -> !length.isEmpty())
            .map(length -> length.endsWith("L") ? length.substring(0, length.length() - 1) : length)
            .toList();
    if (!lengths.stream().allMatch(length -> length.matches("\\d{1,18}"))) {
      return Optional.empty();
    }
    return Optional.of(
        new NpyHeader(
            type.group(1) != null ? type.group(1) : type.group(2),
            order.group(1).equals("True"),
            new ArrayShape(lengths.stream().map(Long::valueOf).toList())));
  }

  /** The header as it stands in a file of format 1.0, padded as numpy pads it. */
  byte[] encode() {
    String dictionary =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }"
            .formatted(type, isFortranOrder ? "True" : "False", shape);
    int unpadded = PREFIX_BYTES + dictionary.length() + 1;
    int length = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    byte[] text =
        (dictionary + " ".repeat(length - unpadded) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length)
        .put(text)
        .array();
  }
}
