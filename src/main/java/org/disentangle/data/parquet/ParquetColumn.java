package org.disentangle.data.parquet;

import java.util.List;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;

/**
 * A column of a file: a leaf of its schema.
 *
 * @param path its name, after those of the structs that it lies in
 * @param element what the schema says of it
 * @param definition how many of these may be absent, with itself: a value's level where it is there
 * @param isRepeated whether a row may have many values
 * @param index its place among the columns of a row group
 */
public record ParquetColumn(
    List<String> path, SchemaElement element, int definition, boolean isRepeated, int index) {
  /** Copies the path. */
  public ParquetColumn {
    path = List.copyOf(path);
  }

  /** Its name, with those of the structs before it. */
  public String name() {
    return String.join(".", path);
  }

  /** What a value is made of. */
  Type type() {
    return element.getType();
  }

  /** Whether its values are bytes of any length, and no text. */
  public boolean isBytes() {
    return type() == Type.BYTE_ARRAY && !element.isSetConverted_type() && !hasMeaning();
  }

  /** Whether its values are numbers, truth values or texts. */
  public boolean isLabel() {
    return switch (type()) {
      case BOOLEAN, FLOAT, DOUBLE -> true;
      case INT32, INT64 -> isWholeNumber();
      case BYTE_ARRAY -> isText();
      case INT96, FIXED_LEN_BYTE_ARRAY -> false;
    };
  }

  /** Whether its values are whole numbers, not dates, times or decimals. */
  public boolean isWholeNumber() {
    boolean isNumber =
        element.isSetConverted_type()
            ? element.getConverted_type().name().matches("U?INT_\\d+")
            : !hasMeaning() || element.getLogicalType().isSetINTEGER();
    return isNumber && List.of(Type.INT32, Type.INT64).contains(type());
  }

  private boolean isText() {
    return element.isSetConverted_type()
        ? List.of("UTF8", "ENUM").contains(element.getConverted_type().name())
        : hasMeaning() && element.getLogicalType().isSetSTRING();
  }

  /** Whether whole numbers begin at 0. */
  boolean isUnsigned() {
    return element.isSetConverted_type()
        ? element.getConverted_type().name().startsWith("UINT")
        : hasMeaning()
            && element.getLogicalType().isSetINTEGER()
            && !element.getLogicalType().getINTEGER().isIsSigned();
  }

  private boolean hasMeaning() {
    return element.isSetLogicalType();
  }
}
