package org.disentangle.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A numpy array of numbers, written and read in another way than the program does it.
 *
 * @param values in C order
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one test to the next, never compared.
public record NumpyArray(int[] shape, double[] values) {
  private static final Pattern HEADER =
      Pattern.compile(
          "'descr': '(.)(.)(\\d)', 'fortran_order': (True|False), 'shape': \\(([^)]*)\\)");

  /** The elements as they lie in a file of this type and order. */
  public byte[] content(String type, boolean isFortranOrder) {
    int width = type.charAt(2) - '0';
    byte[] content = new byte[values.length * width];
    for (int i = 0; i < values.length; i++) {
      byte[] element = element(type.charAt(1), width, values[i]);
      int place = isFortranOrder ? fortranPlace(i) : i;
      for (int j = 0; j < width; j++) {
        content[place * width + (type.charAt(0) == '>' ? j : width - 1 - j)] = element[j];
      }
    }
    return content;
  }

  /** Reads a member of an archive, with its header. */
  public static NumpyArray of(byte[] member) {
    ByteBuffer bytes = ByteBuffer.wrap(member).order(ByteOrder.LITTLE_ENDIAN);
    int start = member[6] == 1 ? 10 + (bytes.getShort(8) & 0xFFFF) : 12 + bytes.getInt(8);
    Matcher header =
        HEADER.matcher(
            new String(member, 0, start, StandardCharsets.ISO_8859_1).replace('"', '\''));
    if (!header.find()) {
      throw new IllegalArgumentException(
          "no header: " + new String(member, 0, start, StandardCharsets.ISO_8859_1));
    }
    int[] shape =
        Stream.of(header.group(5).split(","))
            .map(String::strip)
            .filter(length -> !length.isEmpty())
            .mapToInt(length -> Integer.parseInt(length.replace("L", "")))
            .toArray();
    NumpyArray array =
        new NumpyArray(shape, new double[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
    int width = Integer.parseInt(header.group(3));
    for (int i = 0; i < array.values.length; i++) {
      int place = start + width * (header.group(4).equals("True") ? array.fortranPlace(i) : i);
      byte[] element = new byte[width];
      for (int j = 0; j < width; j++) {
        element[header.group(1).equals(">") ? j : width - 1 - j] = member[place + j];
      }
      array.values[i] = number(header.group(2).charAt(0), element);
    }
    return array;
  }

  /** Where the element of an index in C order lies in Fortran order. */
  private int fortranPlace(int index) {
    int left = index;
    int place = 0;
    int stride = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis];
      place += left % shape[axis] * stride;
      left /= shape[axis];
    }
    return place;
  }

  /** Highest byte first. */
  private static byte[] element(char kind, int width, double value) {
    if (kind == 'f') {
      ByteBuffer bytes = ByteBuffer.allocate(width);
      return (width == 4 ? bytes.putFloat((float) value) : bytes.putDouble(value)).array();
    }
    BigInteger whole = new BigDecimal(value).toBigIntegerExact();
    byte[] element = new byte[width];
    for (int j = 0; j < width; j++) {
      element[j] = whole.shiftRight(8 * (width - 1 - j)).byteValue();
    }
    return element;
  }

  private static double number(char kind, byte[] element) {
    ByteBuffer bytes = ByteBuffer.wrap(element);
    return switch (kind) {
      case 'f' -> element.length == 4 ? bytes.getFloat() : bytes.getDouble();
      case 'i' -> new BigInteger(element).doubleValue();
      case 'b', 'u' -> new BigInteger(1, element).doubleValue();
      default -> throw new IllegalArgumentException("no numbers: " + kind);
    };
  }
}
