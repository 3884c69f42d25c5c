package org.disentangle.data.matlab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.ElementType.Kind;

/**
 * What a MAT file says of an array before its elements.
 *
 * @param shape as MATLAB has it: the first index is the fastest
 * @param type of the elements as MATLAB has them; empty for other than real numbers
 * @param typeName what MATLAB calls it
 * @param stored the type in which they are stored: whole numbers of a class of floating-point ones
 *     may be, to save room; empty where {@code type} is
 * @param bytes that the stored elements take
 */
record MatHeader(
    String name,
    ArrayShape shape,
    Optional<ElementType> type,
    String typeName,
    Optional<ElementType> stored,
    long bytes) {
  private static final int MOST_AXES = 32;
  private static final int MOST_NAME_BYTES = 1024;
  private static final int FLAGS_BYTES = 8;
  private static final int COMPLEX = 0x800;
  private static final int LOGICAL = 0x200;

  /**
   * Reads the header of an array, up to its first element.
   *
   * @return empty for what has no header of this form, as objects have
   * @throws IOException if it is damaged
   */
  static Optional<MatHeader> read(Elements elements, ByteOrder order) throws IOException {
    ByteBuffer flags = elements.element(MatTypes.UINT32, FLAGS_BYTES);
    if (flags.limit() != FLAGS_BYTES) {
      throw new IOException("it has flags of " + flags.limit() + " bytes");
    }
    int flag = flags.getInt();
    int arrayClass = flag & 0xFF;
    if (arrayClass == MatTypes.OPAQUE) {
      return Optional.empty();
    }
    ArrayShape shape = shape(elements.element(MatTypes.INT32, MOST_AXES * Integer.BYTES));
    String name = name(elements.element(MatTypes.INT8, MOST_NAME_BYTES));
    boolean isComplex = (flag & COMPLEX) != 0;
    Optional<ElementType> type = isComplex ? Optional.empty() : MatTypes.ofClass(arrayClass, order);
    if (type.isEmpty()) {
      return Optional.of(
          new MatHeader(
              name,
              shape,
              type,
              (isComplex ? "complex " : "") + MatTypes.name(arrayClass),
              Optional.empty(),
              0));
    }
    Elements.Tag tag = elements.tag();
    ElementType stored =
        MatTypes.ofStored(tag.type(), order)
            .filter(found -> found.equals(type.get()) || type.get().kind() == Kind.FLOAT)
            .orElseThrow(
                () ->
                    new IOException(
                        "%s of class %s is stored in type %s"
                            .formatted(name, MatTypes.name(arrayClass), tag.type())));
    if (shape.bytes(stored.bytes()) != tag.bytes()) {
      throw new IOException(
          "%s has shape %s, but %s bytes of elements of %s"
              .formatted(name, shape, tag.bytes(), stored.bytes()));
    }
    boolean isLogical = (flag & LOGICAL) != 0;
    return Optional.of(
        new MatHeader(
            name,
            shape,
            isLogical && stored.equals(type.get())
                ? Optional.of(new ElementType(Kind.BOOLEAN, stored.bytes(), order))
                : type,
            isLogical ? "logical" : MatTypes.name(arrayClass),
            Optional.of(stored),
            tag.bytes()));
  }

  private static ArrayShape shape(ByteBuffer dimensions) throws IOException {
    List<Long> lengths = new ArrayList<>();
    while (dimensions.remaining() >= Integer.BYTES) {
      lengths.add((long) dimensions.getInt());
    }
    if (lengths.size() < 2 || lengths.stream().anyMatch(length -> length < 0)) {
      throw new IOException("it has an array of dimensions " + lengths);
    }
    return new ArrayShape(lengths);
  }

  private static String name(ByteBuffer name) {
    return StandardCharsets.UTF_8.decode(name).toString().replaceAll("\\p{Cntrl}", "?");
  }
}
