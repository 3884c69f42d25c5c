package org.disentangle.data.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;

/** The values of a page, one or none for each of its rows. */
public final class ColumnValues {
  private static final int NONE = -1;
  private static final List<Encoding> BY_DICTIONARY =
      List.of(Encoding.RLE_DICTIONARY, Encoding.PLAIN_DICTIONARY);

  /** Where each row's value stands among those of the page or its dictionary. */
  private final int[] places;

  private final PlainValues values;

  private ColumnValues(int[] places, PlainValues values) {
    this.places = places;
    this.values = values;
  }

  /**
   * Reads a page.
   *
   * @throws IOException if it is damaged, or written in a way that is not known here
   */
  public static ColumnValues read(ParquetFile parquet, ParquetColumn column, ParquetPage page)
      throws IOException {
    try (FileChannel file = FileChannel.open(parquet.path())) {
      ByteBuffer content = PageCodec.unpacked(file, page);
      int[] rows = rows(content, column, page);
      int present = (int) IntStream.of(rows).filter(row -> row != NONE).count();
      if (page.encoding() == Encoding.PLAIN) {
        return new ColumnValues(rows, PlainValues.of(column, content, present));
      }
      if (page.encoding() == Encoding.RLE && column.type() == Type.BOOLEAN) {
        int length = content.getInt();
        if (length != content.remaining()) {
          throw new IOException("a page has a wrong length");
        }
        return new ColumnValues(
            through(rows, RunLengths.read(content, 1, present), 2), PlainValues.TRUTH);
      }
      if (!BY_DICTIONARY.contains(page.encoding()) || page.dictionary().isEmpty()) {
        throw new IOException(
            "column %s is written as %s; only plain and dictionary are read: write it anew by pyarrow, whose defaults are these"
                .formatted(column.name(), page.encoding()));
      }
      ParquetPage dictionary = page.dictionary().get();
      PlainValues entries =
          PlainValues.of(column, PageCodec.unpacked(file, dictionary), dictionary.values());
      int[] chosen = present == 0 ? new int[0] : RunLengths.read(content, content.get(), present);
      return new ColumnValues(through(rows, chosen, dictionary.values()), entries);
    } catch (RuntimeException e) {
      throw new IOException("column " + column.name() + " is damaged (" + e + ")", e);
    }
  }

  /** For each row the number of its value among those that are there, or none. */
  private static int[] rows(ByteBuffer content, ParquetColumn column, ParquetPage page)
      throws IOException {
    int[] rows = IntStream.range(0, page.values()).toArray();
    if (column.definition() > 0) {
      int bytes = page.levelBytes() < 0 ? content.getInt() : page.levelBytes();
      int width = Integer.SIZE - Integer.numberOfLeadingZeros(column.definition());
      ByteBuffer levels = content.slice(content.position(), bytes);
      content.position(content.position() + bytes);
      int[] definitions = RunLengths.read(levels, width, page.values());
      int next = 0;
      for (int i = 0; i < rows.length; i++) {
        rows[i] = definitions[i] == column.definition() ? next++ : NONE;
      }
    }
    return rows;
  }

  /** For each row the place that its value names. */
  private static int[] through(int[] rows, int[] chosen, int entries) throws IOException {
    if (Arrays.stream(chosen).anyMatch(place -> place < 0 || place >= entries)) {
      throw new IOException("a page names an entry that its dictionary has not");
    }
    return IntStream.of(rows).map(row -> row == NONE ? NONE : chosen[row]).toArray();
  }

  /** A row's value as bytes; empty where it has none. */
  public Optional<byte[]> bytes(int row) {
    return places[row] == NONE ? Optional.empty() : Optional.of(values.bytes(places[row]));
  }

  /** A row's value as text; empty where it has none. */
  public Optional<String> text(int row) {
    return places[row] == NONE ? Optional.empty() : Optional.of(values.text(places[row]));
  }
}
