package org.disentangle.data.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** A Parquet file: its columns, and where their pages are. */
public final class ParquetFile {
  private static final String MAGIC = "PAR1";
  private static final int TAIL = Integer.BYTES + 4;
  private static final int MOST_FOOTER = 1 << 28;
  private static final int MOST_HEADER = 1 << 16;
  private static final int MOST_VALUES = 1 << 24;

  /** What a short page may hold once unpacked, and how far a longer one may be packed. */
  private static final int LEAST_ALLOWED = 1 << 24;

  private static final int MOST_PACKED = 1 << 10;

  private final Path path;
  private final FileMetaData footer;
  private final List<ParquetColumn> columns;

  private ParquetFile(Path path, FileMetaData footer, List<ParquetColumn> columns) {
    this.path = path;
    this.footer = footer;
    this.columns = columns;
  }

  /**
   * Reads what the end of a file says of it.
   *
   * @throws IOException if it is no sound Parquet file; the message says why, without its name
   */
  public static ParquetFile open(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long end = file.size() - TAIL;
      byte[] tail = read(file, Math.max(0, end), (int) Math.min(TAIL, file.size()));
      if (end < 0 || !isMagic(tail)) {
        throw new IOException("its end is missing");
      }
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (length < 0 || length > Math.min(MOST_FOOTER, end)) {
        throw new IOException("it says that its footer has " + length + " bytes");
      }
      FileMetaData footer = new FileMetaData();
      parse(footer, read(file, end - length, length));
      return new ParquetFile(path, footer, columns(footer));
    } catch (RuntimeException e) {
      throw new IOException("its footer is damaged (" + e + ")", e);
    }
  }

  private static boolean isMagic(byte[] tail) {
    return new String(tail, Integer.BYTES, MAGIC.length(), StandardCharsets.ISO_8859_1)
        .equals(MAGIC);
  }

  /** Bytes of the file. */
  static byte[] read(FileChannel file, long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset + length > file.size()) {
      throw new EOFException("it is cut short");
    }
    ByteBuffer bytes = ByteBuffer.wrap(new byte[length]);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("it is cut short");
      }
    }
    return bytes.array();
  }

  /**
   * Reads a structure, none of whose texts and lists can be longer than all of it.
   *
   * @return how many bytes it takes
   */
  private static int parse(TBase<?, ?> structure, byte[] bytes) throws IOException {
    try {
      ByteArrayInputStream in = new ByteArrayInputStream(bytes);
      structure.read(new TCompactProtocol(new TIOStreamTransport(in), bytes.length, bytes.length));
      return bytes.length - in.available();
    } catch (TException e) {
      throw new IOException("a structure in it is damaged (" + e.getMessage() + ")", e);
    }
  }

  private static List<ParquetColumn> columns(FileMetaData footer) throws IOException {
    List<ParquetColumn> columns = new ArrayList<>();
    List<SchemaElement> schema = footer.getSchema();
    int next = 1;
    for (int i = 0; i < schema.get(0).getNum_children(); i++) {
      next = addColumns(schema, next, List.of(), 0, false, columns);
    }
    for (RowGroup group : footer.getRow_groups()) {
      if (group.getColumnsSize() != columns.size()) {
        throw new IOException("a row group has other columns than its schema");
      }
    }
    return List.copyOf(columns);
  }

  /** Adds the columns below an element of the schema, and gives the place of the next one. */
  private static int addColumns(
      List<SchemaElement> schema,
      int at,
      List<String> above,
      int definitionAbove,
      boolean isRepeatedAbove,
      List<ParquetColumn> columns)
      throws IOException {
    if (at >= schema.size() || above.size() > schema.size()) {
      throw new IOException("its schema is damaged");
    }
    SchemaElement element = schema.get(at);
    List<String> path = new ArrayList<>(above);
    path.add(element.getName());
    boolean isRepeated =
        isRepeatedAbove || element.getRepetition_type() == FieldRepetitionType.REPEATED;
    int definition =
        definitionAbove + (element.getRepetition_type() == FieldRepetitionType.REQUIRED ? 0 : 1);
    int next = at + 1;
    if (element.isSetType()) {
      columns.add(new ParquetColumn(path, element, definition, isRepeated, columns.size()));
    }
    for (int i = 0; !element.isSetType() && i < element.getNum_children(); i++) {
      next = addColumns(schema, next, path, definition, isRepeated, columns);
    }
    return next;
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The columns, in their order; those of structs and lists too. */
  public List<ParquetColumn> columns() {
    return columns;
  }

  /** What the writer noted under a key. */
  public Optional<String> metadata(String key) {
    return Optional.ofNullable(footer.getKey_value_metadata()).stream()
        .flatMap(List::stream)
        .filter(each -> each.getKey().equals(key) && each.isSetValue())
        .map(KeyValue::getValue)
        .findFirst();
  }

  /** How many rows it has. */
  public long rows() {
    return footer.getRow_groups().stream().mapToLong(RowGroup::getNum_rows).sum();
  }

  /**
   * The pages of a column, in order; together they have a value, or none, for each row.
   *
   * @param column one without repetition
   * @throws IOException if they are not so
   */
  public List<ParquetPage> pages(ParquetColumn column) throws IOException {
    List<ParquetPage> pages = new ArrayList<>();
    try (FileChannel file = FileChannel.open(path)) {
      for (RowGroup group : footer.getRow_groups()) {
        ColumnMetaData chunk = group.getColumns().get(column.index()).getMeta_data();
        if (chunk == null) {
          throw new IOException(
              "column " + column.name() + " lies in another file or is encrypted");
        }
        addPages(file, chunk, group.getNum_rows(), pages);
      }
    } catch (RuntimeException e) {
      throw new IOException("column " + column.name() + " is damaged (" + e + ")", e);
    }
    return pages;
  }

  private static void addPages(
      FileChannel file, ColumnMetaData chunk, long rows, List<ParquetPage> pages)
      throws IOException {
    long at = chunk.getData_page_offset();
    if (chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0) {
      at = Math.min(at, chunk.getDictionary_page_offset());
    }
    long end = Math.min(file.size(), at + chunk.getTotal_compressed_size());
    Optional<ParquetPage> dictionary = Optional.empty();
    long left = rows;
    while (left > 0) {
      if (at < 0 || at >= end) {
        throw new IOException("a column ends " + left + " rows before its row group");
      }
      PageHeader header = new PageHeader();
      at += parse(header, read(file, at, (int) Math.min(MOST_HEADER, end - at)));
      ParquetPage page = page(header, at, chunk.getCodec(), dictionary);
      if (header.isSetDictionary_page_header()) {
        dictionary = Optional.of(page);
      } else if (header.isSetData_page_header() || header.isSetData_page_header_v2()) {
        pages.add(page);
        left -= page.values();
      }
      at += page.packed();
    }
    if (left < 0) {
      throw new IOException("a column has more rows than its row group");
    }
  }

  private static ParquetPage page(
      PageHeader header, long at, CompressionCodec codec, Optional<ParquetPage> dictionary)
      throws IOException {
    int packed = header.getCompressed_page_size();
    int bytes = header.getUncompressed_page_size();
    int values = 0;
    Encoding encoding = Encoding.PLAIN;
    int levelBytes = 0;
    boolean isPacked = true;
    if (header.isSetDictionary_page_header()) {
      values = header.getDictionary_page_header().getNum_values();
    } else if (header.isSetData_page_header_v2()) {
      DataPageHeaderV2 second = header.getData_page_header_v2();
      values = second.getNum_values();
      encoding = second.getEncoding();
      levelBytes =
          Math.addExact(
              second.getDefinition_levels_byte_length(), second.getRepetition_levels_byte_length());
      isPacked = second.isIs_compressed();
    } else if (header.isSetData_page_header()) {
      values = header.getData_page_header().getNum_values();
      encoding = header.getData_page_header().getEncoding();
      levelBytes = -1;
    }
    boolean isPlausible =
        packed >= 0
            && bytes >= 0
            && bytes <= Math.max(LEAST_ALLOWED, (long) packed * MOST_PACKED)
            && values >= 0
            && values <= MOST_VALUES
            && levelBytes <= Math.min(packed, bytes);
    if (!isPlausible) {
      throw new IOException(
          "a page of %s bytes declares %s bytes of %s values".formatted(packed, bytes, values));
    }
    return new ParquetPage(
        at,
        packed,
        bytes,
        values,
        encoding,
        levelBytes,
        isPacked ? codec : CompressionCodec.UNCOMPRESSED,
        dictionary);
  }
}
